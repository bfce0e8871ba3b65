import type { InboundMessage, RequestId } from '../exchange/inbound-request.js';
import { RELATED_TASK_META_KEY } from '../sdk.js';
import { isJsonObject, type JsonObject } from './json-object.js';

const NO_PARAMS: JsonObject = Object.freeze({});

/**
 * Reads a value as a request or notification (JSON-RPC 2.0 §4, params an
 * object), strict enough that what it accepts is valid in every revision.
 *
 * @returns `undefined` for anything it is not sure of
 */
export function readMessage(value: unknown): InboundMessage | undefined {
  if (!isJsonObject(value) || value['jsonrpc'] !== '2.0') return undefined;
  const { id, method, params = NO_PARAMS } = value;
  if (typeof method !== 'string' || !isJsonObject(params)) return undefined;
  if (!hasOnlyMessageKeys(value) || !isPlainMeta(params['_meta'])) {
    return undefined;
  }
  if (id === undefined) return 'id' in value ? undefined : { method, params };
  return isRequestId(id) ? { id, method, params } : undefined;
}

/** Whether a value is an id as MCP allows it: text or an integer, never null. */
export function isRequestId(value: unknown): value is RequestId {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

/** The id an error can be answered with; `null` when the value is not one request. */
export function readableId(value: unknown): RequestId | null {
  if (!isJsonObject(value) || typeof value['method'] !== 'string') return null;
  const { id } = value;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function hasOnlyMessageKeys(value: JsonObject): boolean {
  for (const key in value) {
    if (
      key !== 'jsonrpc' &&
      key !== 'id' &&
      key !== 'method' &&
      key !== 'params'
    ) {
      return false;
    }
  }
  return true;
}

function isPlainMeta(meta: unknown): boolean {
  if (meta === undefined) return true;
  if (!isJsonObject(meta) || RELATED_TASK_META_KEY in meta) return false;
  const { progressToken } = meta;
  return progressToken === undefined || isRequestId(progressToken);
}
