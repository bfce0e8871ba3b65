import { encodeReserved, encodeSimple } from './percent-encoding.js';
import type { ParsedTemplate, PathPart } from './template-part.js';
import { UriTemplateException } from './uri-template.exception.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * Fills a template in (RFC 6570 §3).
 *
 * @throws UriTemplateException when a value is missing, empty where a path needs one, or no text, number or boolean
 */
export function expandTemplate(
  { path, fixed, query, fragment }: ParsedTemplate,
  values: Values,
): string {
  const parameters = [
    ...(fixed.text === '' ? [] : [fixed.text]),
    ...query.flatMap((name) => {
      const value = textOf(values, name);
      return value === undefined ? [] : [`${name}=${encodeSimple(value)}`];
    }),
  ];
  const section = fragment === undefined ? undefined : textOf(values, fragment);
  return [
    ...path.map((part) => expandPart(part, values)),
    ...(parameters.length > 0 ? [`?${parameters.join('&')}`] : []),
    ...(section === undefined ? [] : [`#${encodeReserved(section)}`]),
  ].join('');
}

function expandPart(part: PathPart, values: Values): string {
  if (part.kind === 'literal') return part.text;
  const { name, wildcard, reserved } = part;
  const value = textOf(values, name);
  if (value === undefined || value === '') {
    throw new UriTemplateException(
      `There is no value for {${name}}.`,
      `Give "${name}" a text that is not empty, a number or a boolean.`,
    );
  }
  if (reserved) return encodeReserved(value);
  return wildcard
    ? value.split('/').map(encodeSimple).join('/')
    : encodeSimple(value);
}

function textOf(values: Values, name: string): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw new UriTemplateException(
    `The value of {${name}} is no text, number or boolean.`,
    'Write it as text.',
  );
}
