import { describe, expect, it } from '@jest/globals';
import { importsOf } from './support/import-graph.js';
import { layerOf, mayImport } from './support/layers.js';
import { LIB_FILES } from './support/source-tree.js';

describe('imports point one way', () => {
  it('no source imports a layer that comes after its own', () => {
    const wrong = LIB_FILES.flatMap(importsOf)
      .filter(({ target }) => target !== undefined)
      .filter(
        ({ from, target = '' }) => !mayImport(layerOf(from), layerOf(target)),
      )
      .map(({ from, target }) => `${from} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it('every relative import names a source', () => {
    const sources = new Set(LIB_FILES);
    const dangling = LIB_FILES.flatMap(importsOf)
      .filter(({ target }) => target !== undefined && !sources.has(target))
      .map(({ from, specifier }) => `${from} imports ${specifier}`);
    expect(dangling).toEqual([]);
  });

  it.each([
    ['schema', 'errors', true],
    ['errors', 'schema', false],
    ['protocol', 'execution', true],
    ['protocol', 'transports', false],
    ['transports', 'discovery', false],
    ['decorators', 'schema', true],
    ['decorators', 'execution', false],
    ['execution', 'decorators', false],
    ['server', 'discovery', true],
    ['index', 'module', true],
    ['index', 'testing', false],
    ['testing', 'internal', true],
    ['testing', 'server', false],
    ['auth', 'testing', false],
  ])('%s → %s: %p', (from, to, allowed) => {
    expect(mayImport(from, to)).toBe(allowed);
  });
});
