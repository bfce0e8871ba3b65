import { posix } from 'node:path';
import ts from 'typescript';
import { parse } from './source-tree.js';

/** One `import`, `export … from`, `import()` or `require()` of a source. */
export interface ImportEdge {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** The source it names, for relative ones. */
  readonly target: string | undefined;
  /** Nothing of it is left after compilation. */
  readonly typeOnly: boolean;
  /** Loaded when that line runs, not with the file. */
  readonly lazy: boolean;
}

const known = new Map<string, readonly ImportEdge[]>();

/** What a source imports. */
export function importsOf(path: string): readonly ImportEdge[] {
  const found = known.get(path) ?? readImports(path);
  known.set(path, found);
  return found;
}

/** Sources loaded together with the given one, itself included: what `import` of it runs. */
export function loadedWith(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { target, typeOnly, lazy } of importsOf(path)) {
      if (target !== undefined && !typeOnly && !lazy) waiting.push(target);
    }
  }
  return reached;
}

/** The package a bare specifier names; `undefined` for relative ones and Node's own modules. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) {
    return undefined;
  }
  const [scope, name] = specifier.split('/');
  return scope?.startsWith('@') ? `${scope}/${name}` : scope;
}

function readImports(path: string): readonly ImportEdge[] {
  const edges: ImportEdge[] = [];
  const add = (specifier: ts.Node, typeOnly: boolean, lazy: boolean): void => {
    if (!ts.isStringLiteralLike(specifier)) return;
    const { text } = specifier;
    edges.push({
      from: path,
      specifier: text,
      target: text.startsWith('.') ? sourceOf(path, text) : undefined,
      typeOnly,
      lazy,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, isTypeImport(node.importClause), false);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, isTypeExport(node), false);
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument)
    ) {
      add(node.argument.literal, true, false);
    } else if (ts.isCallExpression(node) && loads(node.expression)) {
      const [specifier] = node.arguments;
      if (specifier) add(specifier, false, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return edges;
}

function sourceOf(from: string, specifier: string): string {
  const path = posix.join(posix.dirname(from), specifier);
  return path.replace(/\.js$/, '.ts');
}

/** `import type …`, or named imports that all say `type`. */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return (
    !name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

/** `export type … from`, or named exports that all say `type`. */
function isTypeExport({
  isTypeOnly,
  exportClause,
}: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.length > 0 &&
    exportClause.elements.every((element) => element.isTypeOnly)
  );
}

/** `import(…)`, `require(…)` and what `createRequire()` made under that name. */
function loads(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === 'require')
  );
}
