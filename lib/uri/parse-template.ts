import { refuseDuplicates } from './refuse-duplicates.js';
import { LONGEST_URI } from './resource-uri.js';
import type { ParsedTemplate } from './template-part.js';
import { TemplateReader } from './template-reader.js';
import { UriTemplateException } from './uri-template.exception.js';

const PIECES = /\{([^{}]*)\}|([^{}]+)|([{}])/g;

/** A scheme, and something of the path behind it. */
const BEGINNING = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[^?#{]|\{[^?#&])/;

/**
 * Reads a URI template: the expressions of RFC 6570 that can be matched as well
 * as filled in, and `{x*}` for a path of several segments.
 *
 * @throws UriTemplateException for anything else, naming the expression
 */
export function parseTemplate(template: string): ParsedTemplate {
  if (template.length > LONGEST_URI) {
    throw new UriTemplateException(
      `"${template.slice(0, 140)}…" has ${template.length} characters, and URIs of at most ${LONGEST_URI} are matched.`,
      'Write a shorter one.',
    );
  }
  if (!BEGINNING.test(template)) {
    throw new UriTemplateException(
      `"${template.slice(0, 140)}" does not begin with a scheme and a path.`,
      'Write a scheme without variables first, as in docs://{page}.',
    );
  }
  const reader = new TemplateReader(template);
  for (const [, expression, literal, brace] of template.matchAll(PIECES)) {
    if (brace !== undefined) {
      throw new UriTemplateException(
        `${template} has a brace without its other.`,
        'Write variables as {name}.',
      );
    }
    if (literal === undefined) reader.expression(expression ?? '');
    else reader.literal(literal);
  }
  const parsed = reader.result();
  refuseDuplicates(template, parsed);
  return parsed;
}
