import type { CatalogEntry } from '../components/component.js';
import { normalizeUri } from '../uri/resource-uri.js';
import type { LookupKind } from './catalog-layer.js';

/** Whether an entry is what is looked for by a name or, for resources and templates, a URI. */
export function isAnswerTo(
  entry: CatalogEntry,
  kind: LookupKind,
  name: string,
): boolean {
  switch (entry.kind) {
    case 'tool':
    case 'prompt':
      return entry.kind === kind && entry.name === name;
    case 'resource':
      return (
        kind === 'resource' && normalizeUri(entry.uri) === normalizeUri(name)
      );
    case 'resource-template':
      return kind === 'resource' && entry.template.match(name) !== undefined;
    case 'completion':
      return false;
  }
}
