import { createHash, createHmac } from 'node:crypto';
import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpEra } from '../exchange/era.js';
import type { JsonObject } from './json-object.js';
import { PreparedJson } from './prepared-json.js';
import { toolOnWire } from './tool-wire.js';

type Pages = ReadonlyMap<string | undefined, PreparedJson>;

/**
 * The answers to `tools/list`, made once for each catalog snapshot and era.
 * A cursor is a MAC over its offset, keyed by a digest of the list: replicas
 * with equal catalogs agree on it, and a changed catalog makes it void.
 */
export class ToolPages {
  readonly #pages: Readonly<Record<McpEra, WeakMap<CatalogSnapshot, Pages>>> = {
    legacy: new WeakMap(),
    modern: new WeakMap(),
  };

  /**
   * @param pageSize tools per page; one page when undefined
   * @param modernExtras what a modern page carries beside its tools
   */
  constructor(
    private readonly pageSize: number | undefined,
    private readonly modernExtras: JsonObject,
  ) {}

  /**
   * @param cursor from the page before; the first page when undefined
   * @throws ProtocolFault `invalid-params` for a cursor this list never gave
   */
  page(
    snapshot: CatalogSnapshot,
    era: McpEra,
    cursor: string | undefined,
  ): PreparedJson {
    const prepared = this.#pages[era];
    let pages = prepared.get(snapshot);
    if (!pages) {
      pages = this.#prepare(snapshot, era);
      prepared.set(snapshot, pages);
    }
    const page = pages.get(cursor);
    if (!page) {
      throw new ProtocolFault(
        'invalid-params',
        'The cursor is not one of this list, or the list has changed since: start again without one.',
      );
    }
    return page;
  }

  #prepare(snapshot: CatalogSnapshot, era: McpEra): Pages {
    const texts = snapshot.tools.map((tool) =>
      JSON.stringify(toolOnWire(tool, era)),
    );
    const size = this.pageSize ?? Math.max(texts.length, 1);
    const digest = createHash('sha256').update(`[${texts.join()}]`).digest();
    const cursorAt = (offset: number) =>
      createHmac('sha256', digest).update(`${offset}`).digest('base64url');
    const extras =
      era === 'modern' ? JSON.stringify(this.modernExtras).slice(1, -1) : '';
    const pages = new Map<string | undefined, PreparedJson>();
    for (
      let offset = 0;
      offset === 0 || offset < texts.length;
      offset += size
    ) {
      const next = offset + size;
      const members = [
        `"tools":[${texts.slice(offset, next).join()}]`,
        next < texts.length ? `"nextCursor":"${cursorAt(next)}"` : '',
        extras,
      ];
      pages.set(
        offset === 0 ? undefined : cursorAt(offset),
        new PreparedJson(`{${members.filter(Boolean).join()}}`),
      );
    }
    return pages;
  }
}
