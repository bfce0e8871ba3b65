import { isPlainObject } from '../schema/is-object.js';

/** What replicas share of a session that listens. */
export interface SessionRecord {
  /** Larger with each change; 0 where nothing was ever recorded. */
  readonly revision: number;
  /** The replica that writes the session's own stream: that which had its last GET. */
  readonly writer?: string;
  /** The resources it watches, as its client named them. */
  readonly uris: readonly string[];
}

/** The record of a session nobody has recorded anything of. */
export const NO_RECORD: SessionRecord = { revision: 0, uris: [] };

/** A record as text. */
export function encodeRecord(record: SessionRecord): string {
  return JSON.stringify(record);
}

/**
 * The record a text stands for. A store may hold what another version of this
 * library wrote: what is no record is as good as none.
 */
export function decodeRecord(text: string | undefined): SessionRecord {
  if (text === undefined) return NO_RECORD;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return NO_RECORD;
  }
  if (!isPlainObject(value)) return NO_RECORD;
  const { revision, writer, uris } = value;
  if (typeof revision !== 'number' || !Array.isArray(uris)) return NO_RECORD;
  return {
    revision,
    ...(typeof writer === 'string' && { writer }),
    uris: uris.filter((uri) => typeof uri === 'string'),
  };
}
