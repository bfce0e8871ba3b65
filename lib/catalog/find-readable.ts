import { unsafeParameter } from '../uri/parameter-safety.js';
import type { CatalogSnapshot, ResourceMatch } from './catalog-snapshot.js';
import { isOfVersion } from './asked-version.js';

/** What a URI leads to. One whose variables are dangerous leads nowhere. */
export function findReadable(
  snapshot: CatalogSnapshot,
  uri: unknown,
  version?: string,
): ResourceMatch | undefined {
  if (typeof uri !== 'string') return undefined;
  const match = snapshot.resource(uri, version);
  return match && isSafe(match) ? match : undefined;
}

/** All a URI leads to, the first of which `findReadable` gives. */
export function findAllReadable(
  snapshot: CatalogSnapshot,
  uri: string,
  version?: string,
): readonly ResourceMatch[] {
  const found: ResourceMatch[] = [];
  for (const match of snapshot.resourcesAt(uri)) {
    if (!isOfVersion(match.component, version)) continue;
    if (!isSafe(match)) break;
    found.push(match);
  }
  return found;
}

/** Whether what a URI says for variables is safe to be used. */
export function isSafe({ component, parameters }: ResourceMatch): boolean {
  return (
    component.kind !== 'resource-template' ||
    unsafeParameter(parameters, component.template, component.exempt) ===
      undefined
  );
}
