import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { LIB_FILES, filesBelow, parse, textOf } from './support/source-tree.js';

const MAX_LINES = 300;

/** Everything written in TypeScript or JavaScript, tests and tools included. */
const SOURCES = ['lib', 'test', 'sample', 'benchmarks', 'scripts']
  .flatMap(filesBelow)
  .filter((path) => /\.(ts|mjs|js)$/.test(path));

describe('the sources', () => {
  it(`have at most ${MAX_LINES} lines each`, () => {
    const long = SOURCES.map((path) => ({
      path,
      lines: textOf(path).trimEnd().split('\n').length,
    })).filter(({ lines }) => lines > MAX_LINES);
    expect(long).toEqual([]);
  });

  it('have no default exports', () => {
    expect(
      LIB_FILES.filter((path) => parse(path).statements.some(isDefault)),
    ).toEqual([]);
  });

  it('say of every export what it is', () => {
    const silent = LIB_FILES.flatMap((path) =>
      parse(path)
        .statements.filter((node) => isExported(node) && !isDocumented(node))
        .map((node) => `${path}: ${firstLineOf(node)}`),
    );
    expect(silent).toEqual([]);
  });
});

function isDefault(node: ts.Statement): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (hasModifier(node, ts.SyntaxKind.DefaultKeyword)) return true;
  return (
    ts.isExportDeclaration(node) &&
    node.exportClause !== undefined &&
    ts.isNamedExports(node.exportClause) &&
    node.exportClause.elements.some(({ name }) => name.text === 'default')
  );
}

function isExported(node: ts.Statement): boolean {
  return hasModifier(node, ts.SyntaxKind.ExportKeyword) && !isOverloaded(node);
}

/** Follows another signature of the same function, which carries the comment. */
function isOverloaded(node: ts.Statement): boolean {
  if (!ts.isFunctionDeclaration(node)) return false;
  const { statements } = node.getSourceFile();
  const before = statements[statements.indexOf(node) - 1];
  return (
    before !== undefined &&
    ts.isFunctionDeclaration(before) &&
    before.body === undefined &&
    before.name?.text === node.name?.text
  );
}

function isDocumented(node: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(node).length > 0;
}

function hasModifier(node: ts.Statement, kind: ts.SyntaxKind): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : [];
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}

function firstLineOf(node: ts.Node): string {
  return node.getText().split('\n', 1)[0] ?? '';
}
