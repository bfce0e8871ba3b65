import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const APP = fileURLToPath(new URL('app', import.meta.url));
const QUIET = [
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/** What the application needs beyond what npm brings along with the tarball. */
const APP_NEEDS = [
  'class-validator',
  'class-transformer',
  '@modelcontextprotocol/client',
];

/** What must not be needed to load the core entry point. */
const OPTIONAL = [
  ...APP_NEEDS,
  '@modelcontextprotocol/sdk',
  '@nestjs/platform-express',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  'fastify',
];

/**
 * An empty application the tarball is installed into.
 *
 * @typedef {object} Consumer
 * @property {string} name of its folder
 * @property {string} nest major version
 * @property {'module' | 'commonjs'} type of its modules
 */

/**
 * Installs the tarball alone and loads it; then with what the application
 * needs, compiles the application and has a client call it.
 *
 * @param {string} root of the repository, for its TypeScript
 * @param {string} folder to work in
 * @param {string} tarball
 * @param {Consumer} consumer
 */
export function check(root, folder, tarball, { name, nest, type }) {
  const app = join(folder, name);
  mkdirSync(app);
  writeManifest(app, { name, private: true, type });
  install(app, [
    tarball,
    `@nestjs/common@${nest}`,
    `@nestjs/core@${nest}`,
    'reflect-metadata',
    'rxjs',
  ]);
  const present = OPTIONAL.filter((peer) =>
    existsSync(join(app, 'node_modules', peer)),
  );
  if (present.length > 0) {
    throw new Error(`${name}: npm brought along ${present.join(', ')}.`);
  }
  load(app, type, 'nest-fastmcp');

  install(app, [`@nestjs/platform-express@${nest}`, ...APP_NEEDS]);
  load(app, type, 'nest-fastmcp/testing');
  compile(root, app);
  run(process.execPath, ['client.mjs'], app);
}

/** Loads an entry point as an application of that module type would. */
function load(app, type, specifier) {
  const text = JSON.stringify(specifier);
  const [kind, code] =
    type === 'module'
      ? ['module', `await import(${text})`]
      : ['commonjs', `require(${text})`];
  run(process.execPath, [`--input-type=${kind}`, '--eval', code], app);
}

function install(app, packages) {
  run('npm', ['install', ...QUIET, ...packages], app);
}

/** Compiles with the repository's own compiler; the application decides the module format. */
function compile(root, app) {
  cpSync(APP, app, { recursive: true });
  writeJson(join(app, 'tsconfig.json'), {
    compilerOptions: {
      module: 'nodenext',
      target: 'ES2023',
      strict: true,
      strictPropertyInitialization: false,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      skipLibCheck: true,
      typeRoots: [join(root, 'node_modules/@types')],
      types: ['node'],
    },
    files: ['main.ts'],
  });
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], app);
}

function writeManifest(app, manifest) {
  writeJson(join(app, 'package.json'), manifest);
}

function writeJson(path, value) {
  writeFileSync(path, JSON.stringify(value, null, 2));
}
