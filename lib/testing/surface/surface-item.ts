import { isRecord, recordOf, sorted } from './json-value.js';
import type { McpSurfaceItem } from './mcp-surface.js';
import type { SurfaceKind } from './surface-kinds.js';

/** Says when a resource was changed last, which is no change of the surface. */
const VOLATILE = 'lastModified';

/**
 * What is kept of the items of a list: the fields that matter, sorted.
 *
 * @param items as the client got them
 */
export function keptItems(
  { id, fields }: SurfaceKind,
  items: readonly McpSurfaceItem[] = [],
): readonly McpSurfaceItem[] {
  return items
    .map((item) => kept(item, fields))
    .sort((a, b) => (String(a[id]) < String(b[id]) ? -1 : 1));
}

function kept(item: McpSurfaceItem, fields: readonly string[]): McpSurfaceItem {
  const { annotations, ...rest } = item;
  const lasting = Object.entries(recordOf(annotations)).filter(
    ([key]) => key !== VOLATILE,
  );
  const all = {
    ...rest,
    ...(lasting.length > 0 && { annotations: Object.fromEntries(lasting) }),
  };
  const entries = Object.entries(all).filter(
    ([key, value]) => fields.includes(key) && value !== undefined,
  );
  return { name: item.name, ...recordOf(sorted(Object.fromEntries(entries))) };
}

/** Whether a value can be an item of that kind. */
export function isItem(
  { id }: SurfaceKind,
  value: unknown,
): value is McpSurfaceItem {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value[id] === 'string'
  );
}
