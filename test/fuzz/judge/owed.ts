import { isDeeperThan, parse } from './json.js';

/** What a body asks for, as JSON-RPC has it (§4, §6). */
export interface Owed {
  /** JSON text of the id of each request that must be answered. */
  readonly ids: readonly string[];
  /** Whether the body is a single message whose id, if any, can be read. */
  readonly readable: boolean;
  readonly isBatch: boolean;
  /** Ids the body asks to cancel, as JSON text. */
  readonly cancels: readonly string[];
}

const NOTHING: Owed = { ids: [], readable: false, isBatch: false, cancels: [] };

/** Nesting the server reads (64 levels); what is deeper it answers without looking for an id. */
const MAX_DEPTH = 64;

export function owedFor(body: string): Owed {
  const value = parse(body);
  if (value === undefined || isDeeperThan(value, MAX_DEPTH)) return NOTHING;
  const isBatch = Array.isArray(value);
  const messages: readonly unknown[] = isBatch ? value : [value];
  const requests = messages.filter(hasReadableId);
  return {
    isBatch,
    ids: requests.map(({ id }) => JSON.stringify(id)),
    readable: !isBatch && (requests.length === 1 || isNotification(value)),
    cancels: messages.flatMap(cancelled),
  };
}

function hasReadableId(
  value: unknown,
): value is { readonly id: string | number } {
  if (!isMessage(value)) return false;
  const { id } = value;
  // An infinite number has no JSON text to answer with.
  return typeof id === 'string' || (typeof id === 'number' && isFinite(id));
}

function isNotification(value: unknown): boolean {
  return isMessage(value) && !('id' in value);
}

function isMessage(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'method' in value &&
    typeof value.method === 'string'
  );
}

function cancelled(value: unknown): string[] {
  if (!isMessage(value) || value['method'] !== 'notifications/cancelled') {
    return [];
  }
  const params: unknown = value['params'];
  return [JSON.stringify(Reflect.get(Object(params), 'requestId')) ?? ''];
}
