import type { Component } from '../components/component.js';
import type { McpEra } from '../exchange/era.js';
import type { JsonObject } from './json-object.js';
import {
  cutIntoPages,
  cutOnePage,
  pageAt,
  type Pages,
  type PageSettings,
} from './pages.js';
import type { PreparedJson } from './prepared-json.js';
import type { PreparedList } from './prepared-list.js';

/** What differs by caller is nobody else's to keep. */
const PERSONAL: JsonObject = { cacheScope: 'private' };

/** The answers to the lists: made once for each snapshot and era where they are equal for everybody. */
export class ListPages {
  readonly #prepared: Readonly<Record<McpEra, WeakMap<object, Pages>>> = {
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
   * A page of a list that is equal for everybody.
   *
   * @param cursor from the page before; the first page when undefined
   * @throws ProtocolFault `invalid-params` for a cursor this list never gave
   */
  page<C extends Component>(
    list: PreparedList<C>,
    era: McpEra,
    cursor: string | undefined,
  ): PreparedJson {
    let pages = this.#prepared[era].get(list);
    if (!pages) {
      const items = list.texts(list.candidates, era);
      pages = cutIntoPages(items, this.#settings(list.member, era));
      this.#prepared[era].set(list, pages);
    }
    return pageAt(pages, cursor);
  }

  /**
   * A page of a list made for one caller.
   *
   * @param items the JSON of each
   * @throws ProtocolFault `invalid-params` for a cursor this list never gave
   */
  personalPage(
    member: string,
    items: readonly string[],
    era: McpEra,
    cursor: string | undefined,
  ): PreparedJson {
    return cutOnePage(items, this.#settings(member, era, PERSONAL), cursor);
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
