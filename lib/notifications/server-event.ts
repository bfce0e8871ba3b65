import { LOG_LEVELS } from '../context/log-level.js';
import { isPlainObject } from '../schema/is-object.js';
import type { LoggingLevel } from '../sdk.js';
import { isResourceUri, normalizeUri } from '../uri/resource-uri.js';

/** The lists whose changes clients are told of. */
export const CHANGING_LISTS = ['tools', 'resources', 'prompts'] as const;

/** One of the lists whose changes clients are told of. */
export type ChangingList = (typeof CHANGING_LISTS)[number];

/** A list is not what it was. */
export interface ListChangedEvent {
  readonly kind: 'list-changed';
  readonly list: ChangingList;
}

/** Reading a resource gives something else than before. */
export interface ResourceUpdatedEvent {
  readonly kind: 'resource-updated';
  /** An absolute URI; listeners of a hub find it normalised. */
  readonly uri: string;
}

/** The server has something to say to everybody who listens. */
export interface LogEvent {
  readonly kind: 'log';
  readonly level: LoggingLevel;
  /** Anything JSON can carry. */
  readonly data: unknown;
  /** Names the part of the server that speaks. */
  readonly logger?: string;
}

/** What can happen to a server that its clients may want to know, whatever revision they speak. */
export type ServerEvent = ListChangedEvent | ResourceUpdatedEvent | LogEvent;

/** Longest text taken from a bus, in characters: parsing it costs every replica. */
export const LONGEST_EVENT = 1024 * 1024;

/**
 * An event as text, for a bus to carry.
 * @throws TypeError for log data JSON cannot carry: a circle, a BigInt
 */
export function encodeServerEvent(event: ServerEvent): string {
  return JSON.stringify(event);
}

/**
 * The event a text stands for. A bus carries bytes from elsewhere, of other
 * versions of this library too: what is no event is `undefined`, never an error.
 * @returns an event with just the properties it should have, its URI normalised
 */
export function decodeServerEvent(text: string): ServerEvent | undefined {
  if (text.length > LONGEST_EVENT) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isPlainObject(value)) return undefined;
  switch (value['kind']) {
    case 'list-changed':
      return listChanged(value);
    case 'resource-updated':
      return resourceUpdated(value);
    case 'log':
      return log(value);
    default:
      return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function listChanged(fields: Fields): ListChangedEvent | undefined {
  const list = CHANGING_LISTS.find((name) => name === fields['list']);
  return list && { kind: 'list-changed', list };
}

function resourceUpdated({ uri }: Fields): ResourceUpdatedEvent | undefined {
  return typeof uri === 'string' && isResourceUri(uri)
    ? { kind: 'resource-updated', uri: normalizeUri(uri) }
    : undefined;
}

function log({ level, data, logger }: Fields): LogEvent | undefined {
  const known = LOG_LEVELS.find((name) => name === level);
  if (known === undefined) return undefined;
  if (logger === undefined) return { kind: 'log', level: known, data };
  return typeof logger === 'string'
    ? { kind: 'log', level: known, data, logger }
    : undefined;
}
