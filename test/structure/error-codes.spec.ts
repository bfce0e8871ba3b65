import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { LIB_FILES, parse, textOf } from './support/source-tree.js';

const CODE = /^MCP_[A-Z0-9_]+$/;
const WORD = /\bMCP_[A-Z0-9_]+\b/g;

describe('error codes', () => {
  const codes = [...new Set(LIB_FILES.flatMap(codesIn))].sort();

  it('exist', () => {
    expect(codes.length).toBeGreaterThan(0);
  });

  it('are all explained in docs/errors.md', () => {
    // As words: MCP_SCHEMA_DTO must not pass for the sake of MCP_SCHEMA_DTO_EMPTY.
    const explained = new Set(textOf('docs/errors.md').match(WORD));
    expect(codes.filter((code) => !explained.has(code))).toEqual([]);
  });

  it('docs/errors.md explains no code the library does not have', () => {
    const written = textOf('docs/errors.md').match(WORD) ?? [];
    expect(written.filter((code) => !codes.includes(code))).toEqual([]);
  });
});

/** The codes a source spells out as string literals. */
function codesIn(path: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && CODE.test(node.text)) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return found;
}
