import type { CatalogEntry } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { identityOf } from './entry-identity.js';
import { compareVersions } from './version-order.js';

/** Two components of one server share what clients know them by. */
export const MCP_DUPLICATE_NAME = 'MCP_DUPLICATE_NAME';

/** Of the components of one name, some have a version and some have none. */
export const MCP_MIXED_VERSIONS = 'MCP_MIXED_VERSIONS';

/** An entry that cannot stand beside another one, and why. */
export interface Clash {
  readonly entry: CatalogEntry;
  readonly problem: ConfigurationProblem;
}

/** Entries of which clients can reach each one, and those that are in the way. */
export interface UniqueEntries {
  readonly entries: readonly CatalogEntry[];
  readonly clashes: readonly Clash[];
}

/**
 * Of entries that clients could not tell apart, keeps the first; one that may
 * be left out gives way to one that may not, wherever it stands.
 *
 * @param partOf names the part of the server an entry comes through, such as a mount
 * @param mayBeLeftOut whether an entry comes from a source that may be wrong
 */
export function uniqueEntries(
  entries: readonly CatalogEntry[],
  partOf: (entry: CatalogEntry) => string | undefined,
  mayBeLeftOut: (entry: CatalogEntry) => boolean,
): UniqueEntries {
  const known = new Map<string, CatalogEntry[]>();
  const clashes: Clash[] = [];
  const byRank = [
    ...entries.filter((entry) => !mayBeLeftOut(entry)),
    ...entries.filter(mayBeLeftOut),
  ];
  for (const entry of byRank) {
    const { key } = identityOf(entry);
    const others = known.get(key) ?? [];
    known.set(key, others);
    const problem = problemWith(entry, others, partOf);
    if (problem) clashes.push({ entry, problem });
    else others.push(entry);
  }
  const out = new Set(clashes.map(({ entry }) => entry));
  return { entries: entries.filter((entry) => !out.has(entry)), clashes };
}

function problemWith(
  entry: CatalogEntry,
  others: readonly CatalogEntry[],
  partOf: (entry: CatalogEntry) => string | undefined,
): ConfigurationProblem | undefined {
  const version = versionOf(entry);
  const place = (of: CatalogEntry): string => {
    const part = partOf(of);
    return part ? `${placeOf(of.handler)} (${part})` : placeOf(of.handler);
  };
  const where = place(entry);
  const { words, remedy } = identityOf(entry);
  const mixed = others.find(
    (other) => (versionOf(other) === undefined) !== (version === undefined),
  );
  if (mixed) {
    return {
      code: MCP_MIXED_VERSIONS,
      where,
      message: `${words} is also that of ${place(mixed)}, and one of them has a version while the other has none.`,
      remedy: 'Give each component of a name a version, or none.',
    };
  }
  const same = others.find(
    (other) => compareVersions(versionOf(other), version) === 0,
  );
  if (!same) return undefined;
  const versioned = version === undefined ? '' : ` in version ${version}`;
  return {
    code: MCP_DUPLICATE_NAME,
    where,
    message: `${words}${versioned} is taken by ${place(same)}.`,
    remedy:
      where === place(same)
        ? 'The class is provided by more than one module: provide it in one, export it there and import that module.'
        : remedy,
  };
}

function versionOf(entry: CatalogEntry): string | undefined {
  return entry.kind === 'completion' ? undefined : entry.version;
}
