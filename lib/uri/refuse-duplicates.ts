import type { ParsedTemplate } from './template-part.js';
import { UriTemplateException } from './uri-template.exception.js';

/**
 * Two variables of one name could not both have what a URI says, nor could two
 * query parameters.
 *
 * @throws UriTemplateException naming the one that is there twice
 */
export function refuseDuplicates(
  template: string,
  { path, fixed, query, fragment }: ParsedTemplate,
): void {
  const variables = [
    ...path.flatMap((part) => (part.kind === 'variable' ? [part.name] : [])),
    ...query,
    ...(fragment === undefined ? [] : [fragment]),
  ];
  const twice =
    firstTwice(variables) ?? firstTwice([...fixed.parameters.keys(), ...query]);
  if (twice !== undefined) {
    throw new UriTemplateException(
      `${template} has two variables or query parameters called ${twice}.`,
      'Give each a name of its own.',
    );
  }
}

function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
