import { isWireName } from '../components/wire-name.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { isResourceUri } from '../uri/resource-uri.js';
import { UriTemplateException } from '../uri/uri-template.exception.js';
import { UriTemplate } from '../uri/uri-template.js';
import { MCP_INVALID_RENAME } from './layer-error-codes.js';

/** Whether a name of a `Rename` is a URI or URI template: names of tools and prompts have no colon. */
export function isUriLike(name: string): boolean {
  return name.includes(':');
}

/** Whether a URI has variables. */
export function isTemplateText(uri: string): boolean {
  return /[{}]/.test(uri);
}

/**
 * What is wrong with a map of new names by old ones, whatever is there to be renamed.
 *
 * @param where names its place
 */
export function renameProblems(
  names: unknown,
  where: string,
): ConfigurationProblem[] {
  const problem = (message: string, remedy: string): ConfigurationProblem => ({
    code: MCP_INVALID_RENAME,
    where,
    message,
    remedy,
  });
  if (typeof names !== 'object' || names === null || Array.isArray(names)) {
    return [
      problem(
        'the names are no object.',
        "Give new names by old ones: { list: 'find' }.",
      ),
    ];
  }
  const taken = new Set<unknown>();
  return Object.entries(names).flatMap(([from, to]) => {
    const isTwice = taken.has(to);
    taken.add(to);
    if (isTwice) {
      return [
        problem(
          `two names become "${String(to)}".`,
          'Give each a name of its own, or use two layers for a tool and a prompt that share one.',
        ),
      ];
    }
    const message = typeof to === 'string' ? pairProblem(from, to) : NO_TEXT;
    return message === undefined
      ? []
      : [
          problem(
            `"${from}" cannot become "${String(to).slice(0, 160)}": ${message}`,
            'Rename tools and prompts to 1 to 128 of the characters A–Z, a–z, 0–9, underscore, dot and hyphen, URIs to absolute URIs, and templates to templates with the same variables.',
          ),
        ];
  });
}

const NO_TEXT = 'it is no text.';

function pairProblem(from: string, to: string): string | undefined {
  if (!isUriLike(from)) {
    return isWireName(to) ? undefined : 'it is not allowed on the wire.';
  }
  if (!isTemplateText(from)) {
    return isResourceUri(to) ? undefined : 'it is no absolute URI.';
  }
  const [before, after] = [variablesOf(from), variablesOf(to)];
  if (before === undefined || after === undefined) {
    return 'one of them is no URI template.';
  }
  return before === after ? undefined : 'their variables are not the same.';
}

/** The variables of a template as one text; `undefined` for what is no template. */
function variablesOf(text: string): string | undefined {
  try {
    const { variables } = UriTemplate.parse(text);
    return variables
      .map(({ name, optional }) => `${name}${optional ? '?' : ''}`)
      .sort()
      .join();
  } catch (error) {
    if (error instanceof UriTemplateException) return undefined;
    throw error;
  }
}
