import { unsafeParameter } from '../uri/parameter-safety.js';
import type { CatalogSnapshot, ResourceMatch } from './catalog-snapshot.js';

/** What a URI leads to. One whose variables are dangerous leads nowhere. */
export function findReadable(
  snapshot: CatalogSnapshot,
  uri: unknown,
): ResourceMatch | undefined {
  if (typeof uri !== 'string') return undefined;
  const match = snapshot.resource(uri);
  return match && !isDangerous(match) ? match : undefined;
}

function isDangerous({ component, parameters }: ResourceMatch): boolean {
  return (
    component.kind === 'resource-template' &&
    unsafeParameter(parameters, component.template, component.exempt) !==
      undefined
  );
}
