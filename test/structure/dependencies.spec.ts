import { describe, expect, it } from '@jest/globals';
import {
  type ImportEdge,
  importsOf,
  loadedWith,
  packageOf,
} from './support/import-graph.js';
import { LIB_FILES, textOf } from './support/source-tree.js';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<
    Record<string, { readonly optional?: boolean }>
  >;
}

const manifest: Manifest = JSON.parse(textOf('package.json'));
const dependencies = Object.keys(manifest.dependencies ?? {});
const peers = Object.keys(manifest.peerDependencies ?? {});
const isOptional = (peer: string): boolean =>
  manifest.peerDependenciesMeta?.[peer]?.optional === true;

const runTimeEdges = LIB_FILES.flatMap(importsOf).filter(
  ({ typeOnly }) => !typeOnly,
);
const named = ({ from, specifier }: ImportEdge): string =>
  `${from} imports ${specifier}`;

describe('what the library depends on', () => {
  it('everything imported is a dependency or a peer', () => {
    const declared = new Set([...dependencies, ...peers]);
    const undeclared = LIB_FILES.flatMap(importsOf)
      .filter(({ specifier }) => {
        const name = packageOf(specifier);
        return name !== undefined && !declared.has(name);
      })
      .map(named);
    expect(undeclared).toEqual([]);
  });

  it('every dependency is imported', () => {
    const imported = new Set(
      LIB_FILES.flatMap(importsOf).map(({ specifier }) => packageOf(specifier)),
    );
    expect(dependencies.filter((name) => !imported.has(name))).toEqual([]);
  });

  it('the core loads no optional peer', () => {
    const core = loadedWith('lib/index.ts');
    expect(core.size).toBeGreaterThan(1);
    const always = new Set([
      ...dependencies,
      ...peers.filter((peer) => !isOptional(peer)),
    ]);
    const optional = runTimeEdges
      .filter(({ from, lazy }) => core.has(from) && !lazy)
      .filter(({ specifier }) => {
        const name = packageOf(specifier);
        return name !== undefined && !always.has(name);
      })
      .map(named);
    expect(optional).toEqual([]);
  });

  it('the MCP SDK comes in through lib/sdk.ts alone', () => {
    const others = runTimeEdges
      .filter(
        ({ from, specifier }) =>
          packageOf(specifier) === '@modelcontextprotocol/server' &&
          from !== 'lib/sdk.ts',
      )
      .map(named);
    expect(others).toEqual([]);
  });

  it('the inside of Nest comes in through lib/nest.ts alone, its router through the HTTP mount', () => {
    const others = LIB_FILES.flatMap(importsOf)
      .filter(({ specifier }) => specifier.startsWith('@nestjs/core/'))
      .filter(
        ({ from, specifier }) =>
          from !== 'lib/nest.ts' &&
          !(
            from.startsWith('lib/transports/http/') &&
            specifier.startsWith('@nestjs/core/router/')
          ),
      )
      .map(named);
    expect(others).toEqual([]);
  });
});
