import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { LayerClash } from '../../lib/catalog/layer-clash.js';
import type { CatalogEntry } from '../../lib/components/component.js';
import { McpConfigurationException } from '../../lib/errors/mcp-configuration.exception.js';
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

describe('a catalog', () => {
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

  it('keeps the order: own sources, then parts within, each in order', async () => {
    const part = nodeOf([new Shelf('c', [buy])], { name: 'mount "x"' });
    const { catalog } = catalogOf(
      nodeOf([new Shelf('a', [sell]), new Shelf('b', [find])], {
        children: [part],
      }),
    );
    await catalog.open();
    expect(names(catalog)).toEqual(['sell', 'find', 'buy']);
  });

  it('refuses what clashes, with the places of both', async () => {
    const other = nodeOf([new Shelf('b', [toolEntry('find')])], {
      name: 'mount "x"',
    });
    const { catalog } = catalogOf(
      nodeOf([new Shelf('a', [find])], { children: [other] }),
    );
    await expect(catalog.open()).rejects.toMatchObject({
      problems: [
        {
          code: 'MCP_DUPLICATE_NAME',
          where: 'Tools.find (mount "x")',
          message: 'the tool name "find" is taken by Tools.find.',
        },
      ],
    });
  });

  it('leaves out what clashes where the source may be wrong, and goes on', async () => {
    const shelf = new Shelf('b', [toolEntry('find'), sell], true);
    const { catalog } = catalogOf(nodeOf([new Shelf('a', [find]), shelf]));
    await catalog.open();
    expect(names(catalog)).toEqual(['find', 'sell']);
    expect(catalog.snapshot.tool('find')).toBe(find);
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining('[MCP_DUPLICATE_NAME]'),
    );
  });

  it('lets what is declared win over a source that may be wrong, wherever it stands', async () => {
    const shelf = new Shelf('a', [toolEntry('find'), sell], true);
    const { catalog } = catalogOf(nodeOf([shelf, new Shelf('b', [find])]));
    await catalog.open();
    expect(names(catalog)).toEqual(['sell', 'find']);
    expect(catalog.snapshot.tool('find')).toBe(find);
  });

  it('refuses versioned and unversioned components of one name', async () => {
    const { catalog } = catalogOf(
      nodeOf([new Shelf('a', [find, toolEntry('find', { version: '2' })])]),
    );
    await expect(catalog.open()).rejects.toMatchObject({
      problems: [{ code: 'MCP_MIXED_VERSIONS' }],
    });
  });

  it('leaves out what a layer cannot take of a source that may be wrong', async () => {
    const shelf = new Shelf('a', [find, sell], true);
    const layer = {
      name: 'Picky',
      apply: (all: readonly CatalogEntry[]) => {
        if (!all.includes(find)) return all;
        const problem = {
          code: 'PICKY',
          where: 'Tools.find',
          message: 'no.',
          remedy: 'Do without.',
        };
        throw new LayerClash([{ entry: find, problem }]);
      },
    };
    const { catalog } = catalogOf(nodeOf([shelf], { layers: [layer] }));
    await catalog.open();
    expect(names(catalog)).toEqual(['sell']);
    shelf.put([find, sell, buy]);
    await settled();
    expect(names(catalog)).toEqual(['sell', 'buy']);
    // Once, for as long as it is so.
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('tells all that its layers find wrong at once', async () => {
    const failing = (name: string) => ({
      name,
      apply: () => {
        throw new McpConfigurationException([
          { code: name, where: name, message: 'wrong.', remedy: 'Mend it.' },
        ]);
      },
    });
    const { catalog } = catalogOf(
      nodeOf([new Shelf('a', [find, toolEntry('find')])], {
        layers: [failing('ONE'), failing('TWO')],
      }),
    );
    await expect(catalog.open()).rejects.toMatchObject({
      problems: [
        { code: 'ONE' },
        { code: 'TWO' },
        { code: 'MCP_DUPLICATE_NAME' },
      ],
    });
  });
});
