import { execFile } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A runner of tests, and where the library is for it. */
export interface Runner {
  /** What its tests import `expect` and `test` from. */
  readonly globals: string;
  /** Where it finds the library, from the root of the repository: path and extension. */
  readonly library: readonly [folder: string, extension: string];
  /** How it is started: Node's arguments, from the root of the repository. */
  readonly command: readonly string[];
  /** How it is told that it runs in CI. */
  readonly ci: { readonly option?: string; readonly variable?: string };
}

/** Jest, with the library's sources. */
export const JEST: Runner = {
  globals: '@jest/globals',
  library: ['lib', 'ts'],
  command: [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--config=jest.config.mjs',
  ],
  ci: { option: '--ci' },
};

/** Vitest, with what was built. */
export const VITEST: Runner = {
  globals: 'vitest',
  library: ['dist', 'js'],
  command: ['node_modules/vitest/vitest.mjs', 'run'],
  ci: { variable: 'CI' },
};

/** What came of a run. */
export interface Run {
  readonly code: number;
  /** What it printed, without colours. */
  readonly output: string;
}

/** A project of its own with a test of a server's surface, run by a runner. */
export class RunnerProject {
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'surface-')));

  constructor(private readonly runner: Runner) {
    this.#write('package.json', '{ "type": "module" }');
    symlinkSync(join(ROOT, 'node_modules'), join(this.#folder, 'node_modules'));
    this.#write('surface.spec.js', testFile(runner));
    this.#write('jest.config.mjs', JEST_CONFIG);
  }

  /**
   * Runs the test.
   * @param status the schema of the argument its server has
   */
  run(status: object, ...options: readonly string[]): Promise<Run> {
    return this.#run([...this.runner.command, ...options], status);
  }

  /** Runs the test as it is run in CI. */
  runInCi(status: object): Promise<Run> {
    const { option, variable } = this.runner.ci;
    return this.#run(
      [...this.runner.command, ...(option ? [option] : [])],
      status,
      variable ? { [variable]: 'true' } : {},
    );
  }

  #run(
    command: readonly string[],
    status: object,
    variables: NodeJS.ProcessEnv = {},
  ): Promise<Run> {
    const args = command.map((part) =>
      part.startsWith('node_modules/') ? join(ROOT, part) : part,
    );
    const env = { ...environment(status), ...variables };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        args,
        { cwd: this.#folder, env },
        (error, stdout, stderr) =>
          resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
      );
    });
  }

  /** The lock file. */
  get lock(): string {
    return readFileSync(join(this.#folder, 'mcp.lock.json'), 'utf8');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.#folder, name), text);
  }
}

/** A run of its own: not part of the one it is started in, and no CI but where it says so. */
function environment(status: object): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    NO_COLOR: '1',
    STATUS: JSON.stringify(status),
  };
}

const JEST_CONFIG = `
import config from ${JSON.stringify(join(ROOT, 'jest.config.js'))};
export default {
  ...config,
  roots: ['<rootDir>'],
  testRegex: 'surface\\\\.spec\\\\.js$',
  coverageThreshold: undefined,
};
`;

const testFile = ({
  globals,
  library: [folder, extension],
}: Runner): string => `
import 'reflect-metadata';
import { expect, test } from '${globals}';
import { Test } from '@nestjs/testing';
import { McpModule, Tool } from '${join(ROOT, folder)}/index.${extension}';
import { createTestClient, mcpMatchers } from '${join(ROOT, folder)}/testing/index.${extension}';

expect.extend(mcpMatchers);

class Orders {
  find() {
    return '';
  }
}
Tool({
  name: 'orders_find',
  input: { type: 'object', properties: { status: JSON.parse(process.env.STATUS) } },
})(Orders.prototype, 'find', Object.getOwnPropertyDescriptor(Orders.prototype, 'find'));

test('the surface is the one agreed on', async () => {
  const app = await Test.createTestingModule({
    imports: [McpModule.forRoot()],
    providers: [Orders],
  }).compile();
  const client = await createTestClient(app);
  await expect(client).toMatchMcpSurface();
  await client.close();
});
`;
