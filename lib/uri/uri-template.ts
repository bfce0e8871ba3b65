import { expandTemplate } from './expand-template.js';
import { matchPath } from './match-path.js';
import { matchQuery } from './match-query.js';
import { parseTemplate } from './parse-template.js';
import { decodePercent } from './percent-encoding.js';
import { isResourceUri, normalizeUri } from './resource-uri.js';
import { splitUri } from './split-uri.js';
import type { ParsedTemplate, TemplateVariable } from './template-part.js';

/**
 * A URI template that can be filled in and matched, each the other's inverse.
 *
 * Of RFC 6570 it has `{x}`, `{+x}`, `{?a,b}`, `{&c}` and `{#x}`; `{x*}` is a
 * path of several segments. `{x}` is one segment or a part of one and never
 * empty; query parameters and the fragment may be left out, query parameters
 * come in any order, and those the template does not name are ignored.
 */
export class UriTemplate {
  /** Its variables, in the order they stand in. */
  readonly variables: readonly TemplateVariable[];

  private constructor(
    /** The template as it was written. */
    readonly text: string,
    /** The template in pieces. */
    readonly parsed: ParsedTemplate,
  ) {
    this.variables = variablesOf(parsed);
  }

  /** @throws UriTemplateException when it cannot be read */
  static parse(text: string): UriTemplate {
    return new UriTemplate(text, parseTemplate(text));
  }

  /**
   * The URI for values of the variables.
   *
   * @param values text, numbers and booleans; query parameters and the fragment may be left out
   * @throws UriTemplateException when a value is missing, empty where a path needs one, or of another type
   */
  expand(values: Readonly<Record<string, unknown>>): string {
    return expandTemplate(this.parsed, values);
  }

  /**
   * What a URI says for the variables.
   *
   * @returns decoded text by name, without what was left out; undefined when the URI does not follow the template, or is none
   */
  match(uri: string): Readonly<Record<string, string>> | undefined {
    return isResourceUri(uri) ? this.matchNormal(normalizeUri(uri)) : undefined;
  }

  /**
   * The same for a URI that is known to be one and in its normal spelling, as
   * an index asks many templates about one URI.
   */
  matchNormal(uri: string): Readonly<Record<string, string>> | undefined {
    const { path, query, fragment } = splitUri(uri);
    const raw = matchPath(this.parsed.path, path);
    if (!raw) return undefined;
    const values: Record<string, string> = {};
    for (const [name, text] of raw) {
      const value = decodePercent(text);
      if (value === undefined) return undefined;
      values[name] = value;
    }
    return matchQuery(this.parsed, query, values) &&
      matchFragment(this.parsed, fragment, values)
      ? values
      : undefined;
  }
}

function matchFragment(
  { fragment: name }: ParsedTemplate,
  fragment: string | undefined,
  values: Record<string, string>,
): boolean {
  if (fragment === undefined) return true;
  const value = decodePercent(fragment);
  if (name === undefined || value === undefined) return false;
  values[name] = value;
  return true;
}

function variablesOf({
  path,
  query,
  fragment,
}: ParsedTemplate): TemplateVariable[] {
  return [
    ...path.flatMap((part) =>
      part.kind === 'variable'
        ? [
            {
              name: part.name,
              place: 'path' as const,
              wildcard: part.wildcard,
              optional: false,
            },
          ]
        : [],
    ),
    ...query.map((name) => ({
      name,
      place: 'query' as const,
      wildcard: false,
      optional: true,
    })),
    ...(fragment === undefined
      ? []
      : [
          {
            name: fragment,
            place: 'fragment' as const,
            wildcard: false,
            optional: true,
          },
        ]),
  ];
}
