import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { run } from './run.mjs';

/** What users get; everything else stays in the repository. */
const PACKED =
  /^(dist\/.+\.(js|js\.map|d\.ts)|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/;
const REQUIRED = ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json'];

/**
 * Packs the repository as `npm publish` would.
 *
 * @param {string} root of the repository, already built
 * @param {string} folder to put the tarball in
 * @returns {{ path: string, files: string[] }} the tarball, and what is in it
 */
export function pack(root, folder) {
  const printed = run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    root,
  );
  const [{ filename, files }] = JSON.parse(printed);
  return { path: join(folder, filename), files: files.map(({ path }) => path) };
}

/**
 * @param {string} root of the repository
 * @param {readonly string[]} files in the tarball
 * @returns {string[]} what is wrong with them
 */
export function problemsOf(root, files) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [
    ...files
      .filter((path) => !PACKED.test(path))
      .map((path) => `${path} should not be packed`),
    ...[...REQUIRED, ...targetsOf(manifest.exports)]
      .filter((path) => !files.includes(path))
      .map((path) => `${path} is missing`),
    ...conditionsOf(manifest.exports)
      .filter(([first]) => first !== 'types')
      .map((names) => `"types" does not come first of ${names.join(', ')}`),
    ...files
      .filter((path) => path.endsWith('.d.ts'))
      .flatMap((path) => anysIn(join(root, path), path)),
  ];
}

/** Files the package's entry points name. */
function targetsOf(entry) {
  if (typeof entry === 'string') return [entry.replace(/^\.\//, '')];
  return Object.values(entry).flatMap(targetsOf);
}

/** The conditions of each entry point, in order: the first that applies wins. */
function conditionsOf(exports) {
  return Object.values(exports)
    .filter((entry) => typeof entry !== 'string')
    .map(Object.keys);
}

/**
 * @param {string} file
 * @param {string} name
 * @returns {string[]} where a declaration says `any`
 */
function anysIn(file, name) {
  const source = ts.createSourceFile(
    name,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const found = [];
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      const { line } = source.getLineAndCharacterOfPosition(node.end);
      found.push(`${name}:${line + 1} says "any"`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
