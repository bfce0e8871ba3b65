import { createHash, createHmac } from 'node:crypto';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { JsonObject } from './json-object.js';
import { PreparedJson } from './prepared-json.js';

/** The pages of a list, by the cursor that leads to each; the first has none. */
export type Pages = ReadonlyMap<string | undefined, PreparedJson>;

/** How a list is cut, and what stands beside its items on every page. */
export interface PageSettings {
  /** Name of the array of items in the result. */
  readonly member: string;
  /** Items per page; one page when undefined. */
  readonly pageSize: number | undefined;
  readonly extras: JsonObject;
}

/**
 * Cuts a list into pages, the JSON of its items made. A cursor is a MAC over its offset,
 * keyed by a digest of the list: replicas with equal lists agree on it, and a
 * changed list makes it void.
 */
export function cutIntoPages(
  items: readonly string[],
  settings: PageSettings,
): Pages {
  const list = new CutList(items, settings);
  const pages = new Map<string | undefined, PreparedJson>();
  for (const offset of list.offsets()) {
    pages.set(list.cursorAt(offset), list.pageAt(offset));
  }
  return pages;
}

/**
 * One page of a list that is made for one request.
 *
 * @throws ProtocolFault `invalid-params` for a cursor the list never gave
 */
export function cutOnePage(
  items: readonly string[],
  settings: PageSettings,
  cursor: string | undefined,
): PreparedJson {
  const list = new CutList(items, settings);
  if (cursor === undefined) return list.pageAt(0);
  for (const offset of list.offsets()) {
    if (list.cursorAt(offset) === cursor) return list.pageAt(offset);
  }
  throw unknownCursor();
}

/** @throws ProtocolFault `invalid-params` for a cursor the list never gave */
export function pageAt(pages: Pages, cursor: string | undefined): PreparedJson {
  const page = pages.get(cursor);
  if (!page) throw unknownCursor();
  return page;
}

/** @throws ProtocolFault `invalid-params` for a cursor that is no text */
export function cursorOf({ cursor }: JsonObject): string | undefined {
  if (cursor === undefined || typeof cursor === 'string') return cursor;
  throw new ProtocolFault('invalid-params', 'cursor must be a string.');
}

/** A list as JSON texts, to be taken in pages. */
class CutList {
  readonly #size: number;
  #digest: Buffer | undefined;

  constructor(
    private readonly texts: readonly string[],
    private readonly settings: PageSettings,
  ) {
    this.#size = settings.pageSize ?? Math.max(texts.length, 1);
  }

  /** Where pages begin; an empty list has one, too. */
  *offsets(): Iterable<number> {
    yield 0;
    for (let at = this.#size; at < this.texts.length; at += this.#size) {
      yield at;
    }
  }

  /** What leads to the page at an offset; the first needs nothing. */
  cursorAt(offset: number): string | undefined {
    if (offset === 0) return undefined;
    // Made once there is a second page: most lists have one.
    this.#digest ??= createHash('sha256')
      .update(`[${this.texts.join()}]`)
      .digest();
    return createHmac('sha256', this.#digest)
      .update(`${offset}`)
      .digest('base64url');
  }

  pageAt(offset: number): PreparedJson {
    const { member, extras } = this.settings;
    const next = offset + this.#size;
    const beside = JSON.stringify(extras).slice(1, -1);
    const members = [
      `"${member}":[${this.texts.slice(offset, next).join()}]`,
      ...(next < this.texts.length
        ? [`"nextCursor":"${this.cursorAt(next)}"`]
        : []),
      ...(beside ? [beside] : []),
    ];
    return new PreparedJson(`{${members.join()}}`);
  }
}

function unknownCursor(): ProtocolFault {
  return new ProtocolFault(
    'invalid-params',
    'The cursor is not one of this list, or the list has changed since: start again without one.',
  );
}
