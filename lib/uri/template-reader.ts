import { decodePercent, normalizePercent } from './percent-encoding.js';
import { queryParameters } from './query-parameters.js';
import type { FixedQuery, ParsedTemplate, PathPart } from './template-part.js';
import { UriTemplateException } from './uri-template.exception.js';

const SCHEME = /^[^:]*:/;
const UNWRITABLE = /[\s\p{Cc}<>"|\\^`]/u;
const EXPRESSION = /^([+#?&]?)(.+)$/;

// A value called __proto__ would be the prototype of the others.
const NAME = /^(?!__proto__$)[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;

/** Takes the pieces of a template in order, each of them only where it may stand. */
export class TemplateReader {
  readonly #path: PathPart[] = [];
  readonly #query: string[] = [];
  #fixed: FixedQuery = { text: '', parameters: new Map() };
  #fragment: string | undefined;
  #place: 'path' | 'query' | 'fragment' = 'path';

  /** @param template for the messages */
  constructor(private readonly template: string) {}

  /** @throws UriTemplateException for text no URI has there */
  literal(text: string): void {
    if (UNWRITABLE.test(text)) throw this.#unwritable();
    if (this.#place === 'fragment' || text.includes('#')) {
      throw this.#problem(
        'has text in its fragment',
        'Let a variable be all of it: {#section}.',
      );
    }
    if (this.#query.length > 0) {
      throw this.#problem(
        `has "${text}" behind a query variable`,
        'Write what is always there first, as in ?lang=en{&page}.',
      );
    }
    const mark = text.indexOf('?');
    this.#pathText(mark < 0 ? text : text.slice(0, mark));
    if (mark < 0) return;
    this.#place = 'query';
    this.#queryText(text.slice(mark + 1));
  }

  /**
   * @param text what stands between the braces
   * @throws UriTemplateException when it cannot be matched, or not there
   */
  expression(text: string): void {
    const [, operator = '', names = ''] = EXPRESSION.exec(text) ?? [];
    if (operator === '?' || operator === '&') {
      this.#queryVariables(text, operator, names.split(','));
    } else if (operator === '#') {
      this.#fragmentVariable(text, names);
    } else {
      this.#pathVariable(text, names, operator === '+');
    }
  }

  /** What has been read. */
  result(): ParsedTemplate {
    return {
      path: this.#path,
      fixed: this.#fixed,
      query: this.#query,
      fragment: this.#fragment,
    };
  }

  #pathText(text: string): void {
    if (text === '') return;
    if (decodePercent(text) === undefined) throw this.#unwritable();
    const normal = normalizePercent(text);
    this.#path.push({
      kind: 'literal',
      text:
        this.#path.length === 0
          ? normal.replace(SCHEME, (scheme) => scheme.toLowerCase())
          : normal,
    });
  }

  #queryText(text: string): void {
    const parameters = queryParameters(text);
    if (!parameters) throw this.#unwritable();
    const pairs = text.split('&').filter((pair) => pair !== '');
    this.#fixed = { text: normalizePercent(pairs.join('&')), parameters };
  }

  #pathVariable(expression: string, names: string, reserved: boolean): void {
    const explodes = names.endsWith('*') && !reserved;
    const name = explodes ? names.slice(0, -1) : names;
    if (!NAME.test(name)) throw this.#unsupported(expression);
    if (this.#place !== 'path') {
      throw this.#problem(
        `has {${expression}} behind its path`,
        'Write query parameters as {?name} or {&name}.',
      );
    }
    if (this.#path.at(-1)?.kind === 'variable') {
      throw this.#problem(
        `has {${expression}} right behind another variable, and nothing tells where one ends`,
        'Write a slash or other text between them.',
      );
    }
    this.#path.push({
      kind: 'variable',
      name,
      wildcard: explodes || reserved,
      reserved,
    });
  }

  #queryVariables(
    expression: string,
    operator: '?' | '&',
    names: readonly string[],
  ): void {
    if (this.#place !== (operator === '?' ? 'path' : 'query')) {
      throw this.#problem(
        `has {${expression}} in the wrong place`,
        'Begin the query with {?name} or a literal ?, and go on with {&name}.',
      );
    }
    if (!names.every((name) => NAME.test(name))) {
      throw this.#unsupported(expression);
    }
    this.#place = 'query';
    this.#query.push(...names);
  }

  #fragmentVariable(expression: string, name: string): void {
    if (!NAME.test(name) || this.#place === 'fragment') {
      throw this.#unsupported(expression);
    }
    this.#place = 'fragment';
    this.#fragment = name;
  }

  #unwritable(): UriTemplateException {
    return this.#problem(
      'has characters or percent-encoding no URI has',
      'Percent-encode what is not allowed: a space is %20, a percent sign %25.',
    );
  }

  #unsupported(expression: string): UriTemplateException {
    return this.#problem(
      `has {${expression}}, which is no expression that can be matched`,
      'Use {x}, {x*}, {+x}, {?a,b}, {&c} or {#x}, with names of letters, digits, dots, hyphens and underscores.',
    );
  }

  #problem(what: string, remedy: string): UriTemplateException {
    return new UriTemplateException(`${this.template} ${what}.`, remedy);
  }
}
