import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('the matchers work in Vitest as they do in Jest', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=json',
      '--root=.',
      'test/testing/matchers.vitest.test.ts',
    ],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } },
  );

  expect(JSON.parse(stdout)).toMatchObject({
    numPassedTests: 1,
    numFailedTests: 0,
  });
}, 60_000);
