import { isOfVersion, versionsNamed } from './asked-version.js';
import type { ResourceMatch } from './catalog-snapshot.js';
import type { LookupKind } from './catalog-layer.js';
import { findAllReadable, isSafe } from './find-readable.js';
import type { CatalogEntry } from '../components/component.js';
import type { Prompt } from '../components/prompt.js';
import type { Tool } from '../components/tool.js';
import { normalizeUri } from '../uri/resource-uri.js';
import type { Catalog } from './catalog.js';

/** What of a catalog is needed to find what is meant. */
type Known = Pick<Catalog, 'snapshot' | 'find' | 'findsMore'>;

/** What the name of a tool may mean, in the order it is tried: what the caller does not see is not it. */
export async function toolsNamed(
  catalog: Known,
  name: string,
  version?: string,
): Promise<readonly Tool[]> {
  const tools = versionsNamed(catalog.snapshot, 'tool', name, version);
  if (tools.length > 0) return tools;
  const found = await findMore(catalog, 'tool', name, version);
  return found?.kind === 'tool' ? [found] : [];
}

/** The same of a prompt's name. */
export async function promptsNamed(
  catalog: Known,
  name: string,
  version?: string,
): Promise<readonly Prompt[]> {
  const prompts = versionsNamed(catalog.snapshot, 'prompt', name, version);
  if (prompts.length > 0) return prompts;
  const found = await findMore(catalog, 'prompt', name, version);
  return found?.kind === 'prompt' ? [found] : [];
}

/** The same of a URI. */
export async function readablesAt(
  catalog: Known,
  uri: string,
  version?: string,
): Promise<readonly ResourceMatch[]> {
  const matches = findAllReadable(catalog.snapshot, uri, version);
  if (matches.length > 0) return matches;
  const found = await findMore(catalog, 'resource', uri, version);
  if (found?.kind === 'resource') return [{ component: found, parameters: {} }];
  if (found?.kind !== 'resource-template') return [];
  const parameters = found.template.matchNormal(normalizeUri(uri));
  const match = parameters && { component: found, parameters };
  return match && isSafe(match) ? [match] : [];
}

async function findMore(
  catalog: Known,
  kind: LookupKind,
  name: string,
  version?: string,
): Promise<CatalogEntry | undefined> {
  if (!catalog.findsMore) return undefined;
  const found = await catalog.find(kind, name);
  if (!found || found.kind === 'completion') return undefined;
  return isOfVersion(found, version) ? found : undefined;
}
