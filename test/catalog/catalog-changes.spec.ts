import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import type { CatalogSource } from '../../lib/catalog/catalog-source.js';
import type { CatalogEntry } from '../../lib/components/component.js';
import { toolEntry } from './entries.js';
import {
  buy,
  catalogOf,
  find,
  names,
  nodeOf,
  sell,
  settled,
  Shelf,
} from './shelf.js';

describe('a catalog that changes', () => {
  const warn = jest
    .spyOn(Logger.prototype, 'warn')
    .mockImplementation(() => {});
  const error = jest
    .spyOn(Logger.prototype, 'error')
    .mockImplementation(() => {});

  afterEach(() => {
    warn.mockClear();
    error.mockClear();
  });

  it('follows its sources and tells which lists changed, once', async () => {
    const shelf = new Shelf('a', [find]);
    const { catalog, changed } = catalogOf(nodeOf([shelf]));
    await catalog.open();
    expect(changed).not.toHaveBeenCalled();
    shelf.put([find, sell]);
    shelf.put([find, sell, buy]);
    await settled();
    expect(names(catalog)).toEqual(['find', 'sell', 'buy']);
    expect(changed.mock.calls.map(([kinds]) => [...kinds])).toEqual([
      ['tools'],
    ]);
  });

  it('tells nobody when what it offers stays the same', async () => {
    const shelf = new Shelf('a', [find]);
    const copies = {
      name: 'copies',
      apply: (all: readonly CatalogEntry[]) => all.map((each) => ({ ...each })),
    };
    const { catalog, changed } = catalogOf(
      nodeOf([shelf], { layers: [copies] }),
    );
    await catalog.open();
    shelf.put([find]);
    await settled();
    expect(changed).not.toHaveBeenCalled();
  });

  it('does not follow a part that is static', async () => {
    const shelf = new Shelf('a', [find]);
    const part = nodeOf([shelf], { name: 'mount "x"', isStatic: true });
    const { catalog } = catalogOf(nodeOf([], { children: [part] }));
    await catalog.open();
    shelf.put([sell]);
    await catalog.refresh();
    expect(names(catalog)).toEqual(['find']);
  });

  it('takes a change back that does not fit', async () => {
    // One that is asked each time: it does not say when it changes.
    const shelf = {
      id: 'a',
      given: [find] as readonly CatalogEntry[],
      entries: () => shelf.given,
    };
    const { catalog } = catalogOf(nodeOf([shelf]));
    await catalog.open();
    const change = catalog.change(() => {
      shelf.given = [find, toolEntry('find')];
      return () => {
        shelf.given = [find];
      };
    });
    await expect(change).rejects.toMatchObject({
      problems: [{ code: 'MCP_DUPLICATE_NAME' }],
    });
    await catalog.refresh();
    expect(names(catalog)).toEqual(['find']);
  });

  it('keeps the old components when new ones cannot be, and says why', async () => {
    const shelf = new Shelf('a', [find]);
    const { catalog } = catalogOf(nodeOf([shelf]));
    await catalog.open();
    shelf.put([sell, toolEntry('sell')]);
    await settled();
    expect(names(catalog)).toEqual(['find']);
    expect(error).toHaveBeenCalledWith(
      expect.stringContaining('clients keep what they had'),
    );
  });

  it('finds what is in no list, through the names of its layers', async () => {
    const asked: string[] = [];
    const source: CatalogSource = {
      id: 'a',
      entries: () => [],
      find: (kind, name) => {
        asked.push(`${kind} ${name}`);
        return name === 'find' ? find : undefined;
      },
    };
    const prefix = {
      name: 'Namespace "x"',
      apply: (all: readonly CatalogEntry[]) =>
        all.map((each) =>
          each.kind === 'tool' ? { ...each, name: `x_${each.name}` } : each,
        ),
      below: (_kind: string, name: string) =>
        name.startsWith('x_') ? name.slice(2) : undefined,
    };
    const part = nodeOf([source], { name: 'mount "x"', layers: [prefix] });
    const { catalog } = catalogOf(nodeOf([], { children: [part] }));
    await catalog.open();
    expect(await catalog.find('tool', 'x_find')).toMatchObject({
      name: 'x_find',
    });
    expect(await catalog.find('tool', 'find')).toBeUndefined();
    expect(asked).toEqual(['tool find']);
  });

  it('does not miss what changes while it is opened', async () => {
    const shelf = new Shelf('a', [find]);
    const slow: CatalogSource = {
      id: 'b',
      entries: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        shelf.put([find, sell]);
        return [buy];
      },
    };
    const { catalog } = catalogOf(nodeOf([shelf, slow]));
    await catalog.open();
    await catalog.refresh();
    expect(names(catalog)).toEqual(['find', 'sell', 'buy']);
  });

  it('stops listening to all sources, even when one cannot be stopped', async () => {
    const stopped: string[] = [];
    const source = (id: string, fails: boolean): CatalogSource => ({
      id,
      entries: () => [],
      changes: () => () => {
        stopped.push(id);
        if (fails) throw new Error('No.');
      },
    });
    const { catalog } = catalogOf(
      nodeOf([source('a', true), source('b', false)]),
    );
    await catalog.open();
    catalog.close();
    expect(stopped).toEqual(['a', 'b']);
  });

  it('listens no longer once it is closed', async () => {
    const shelf = new Shelf('a', [find]);
    const { catalog } = catalogOf(nodeOf([shelf]));
    await catalog.open();
    catalog.close();
    expect(shelf.listeners.size).toBe(0);
  });
});
