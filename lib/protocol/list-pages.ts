import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import type { McpEra } from '../exchange/era.js';
import type { ComponentList } from './component-list.js';
import type { JsonObject } from './json-object.js';
import {
  cutIntoPages,
  cutOnePage,
  pageAt,
  type Pages,
  type PageSettings,
} from './pages.js';
import type { PreparedJson } from './prepared-json.js';

/** The answers to the lists that are equal for everybody, made once for each catalog snapshot and era. */
export class ListPages {
  readonly #prepared: Readonly<
    Record<McpEra, WeakMap<CatalogSnapshot, Map<ComponentList, Pages>>>
  > = {
    legacy: new WeakMap(),
    modern: new WeakMap(),
  };

  /**
   * @param pageSize items per page; one page when undefined
   * @param modernExtras what a modern page carries beside its items
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
    list: ComponentList,
    snapshot: CatalogSnapshot,
    era: McpEra,
    cursor: string | undefined,
  ): PreparedJson {
    const lists = this.#prepared[era].get(snapshot) ?? new Map();
    this.#prepared[era].set(snapshot, lists);
    let pages = lists.get(list);
    if (!pages) {
      const settings = this.#settings(list.member, era);
      pages = cutIntoPages(list.items(snapshot, era), settings);
      lists.set(list, pages);
    }
    return pageAt(pages, cursor);
  }

  /**
   * A page of a list made for one request.
   *
   * @param extras what a modern page says otherwise than the prepared lists do
   * @throws ProtocolFault `invalid-params` for a cursor this list never gave
   */
  pageOnce(
    member: string,
    items: readonly JsonObject[],
    era: McpEra,
    cursor: string | undefined,
    extras: JsonObject,
  ): PreparedJson {
    return cutOnePage(items, this.#settings(member, era, extras), cursor);
  }

  #settings(
    member: string,
    era: McpEra,
    extras: JsonObject = {},
  ): PageSettings {
    return {
      member,
      pageSize: this.pageSize,
      extras: era === 'modern' ? { ...this.modernExtras, ...extras } : {},
    };
  }
}
