import type { ClientIdentity } from '../exchange/inbound-request.js';
import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  LOG_LEVEL_META_KEY,
  PROTOCOL_VERSION_META_KEY,
} from '../sdk.js';
import { isJsonObject, type JsonObject } from './json-object.js';

const NO_META: JsonObject = Object.freeze({});

/** The `_meta` of params; empty when there is none. */
export function metaOf(params: JsonObject): JsonObject {
  const meta = params['_meta'];
  return isJsonObject(meta) ? meta : NO_META;
}

/** Whether a message says that it carries the envelope of a modern request. */
export function claimsEnvelope(meta: JsonObject): boolean {
  return PROTOCOL_VERSION_META_KEY in meta;
}

/** The client as the envelope of a modern request names it (2026-07-28, Base protocol). */
export function clientOf(meta: JsonObject): ClientIdentity {
  const capabilities = meta[CLIENT_CAPABILITIES_META_KEY];
  const info = clientInfoOf(meta[CLIENT_INFO_META_KEY]);
  return {
    capabilities: isJsonObject(capabilities) ? capabilities : {},
    ...(info && { info }),
  };
}

/** Name and version of a client, out of whatever else it says about itself. */
export function clientInfoOf(value: unknown): ClientIdentity['info'] {
  if (!isJsonObject(value)) return undefined;
  const { name, version } = value;
  return typeof name === 'string' && typeof version === 'string'
    ? { name, version }
    : undefined;
}

/**
 * Whether an envelope is valid beyond doubt. A `false` only means that it is
 * uncommon: the SDK's schema then decides.
 */
export function isCommonEnvelope(meta: JsonObject): boolean {
  return (
    meta[LOG_LEVEL_META_KEY] === undefined &&
    isCommonClientInfo(meta[CLIENT_INFO_META_KEY]) &&
    isCommonCapabilities(meta[CLIENT_CAPABILITIES_META_KEY])
  );
}

function isCommonClientInfo(info: unknown): boolean {
  if (info === undefined) return true;
  return clientInfoOf(info) !== undefined && everyValue(info, isText);
}

function isCommonCapabilities(capabilities: unknown): boolean {
  if (!isJsonObject(capabilities)) return false;
  for (const name in capabilities) {
    const accepts = name === 'roots' ? isListChanged : isEmptyObject;
    if (!everyValue(capabilities[name], accepts)) return false;
  }
  return true;
}

function everyValue(
  value: unknown,
  accepts: (member: unknown, key: string) => boolean,
): boolean {
  if (!isJsonObject(value)) return false;
  for (const key in value) if (!accepts(value[key], key)) return false;
  return true;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isListChanged(value: unknown, key: string): boolean {
  return key === 'listChanged' && typeof value === 'boolean';
}

function isEmptyObject(value: unknown): boolean {
  return everyValue(value, () => false);
}
