import type { Component } from '../components/component.js';
import type { CatalogSnapshot } from './catalog-snapshot.js';
import { compareVersions } from './version-order.js';

type OfKind<K extends Component['kind']> = Extract<Component, { kind: K }>;

/** Whether a component is what was asked for: without a version every one is, and what has none is any. */
export function isOfVersion(
  { version }: Component,
  asked: string | undefined,
): boolean {
  return (
    asked === undefined ||
    version === undefined ||
    compareVersions(version, asked) === 0
  );
}

/**
 * What is meant by a name, the highest version first.
 *
 * @param name of templates the template's text
 * @param asked the version asked for; all without
 */
export function versionsNamed<K extends Component['kind']>(
  snapshot: CatalogSnapshot,
  kind: K,
  name: string,
  asked?: string,
): readonly OfKind<K>[] {
  const isMeant = (each: Component): each is OfKind<K> =>
    each.kind === kind && isOfVersion(each, asked);
  return snapshot.versionsOf(kind, name).filter(isMeant);
}
