import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockPath } from '../../../lib/testing/surface/lock-path.js';

describe('the path of a lock file', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'surface-')));
  const test = join(folder, 'a', 'b', 'x.spec.ts');
  beforeAll(() => mkdirSync(join(folder, 'a', 'b'), { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is from the nearest package.json above the test', () => {
    writeFileSync(join(folder, 'package.json'), '{}');
    expect(lockPath(test)).toBe(join(folder, 'mcp.lock.json'));
    expect(lockPath(test, 'locks/x.json')).toBe(join(folder, 'locks/x.json'));
    expect(lockPath(test, join(folder, 'x'))).toBe(join(folder, 'x'));

    writeFileSync(join(folder, 'a', 'package.json'), '{}');
    expect(lockPath(test)).toBe(join(folder, 'a', 'mcp.lock.json'));
  });

  it('is in the project the tests were started in where a runner does not tell the test', () => {
    expect(lockPath(undefined)).toBe(resolve('mcp.lock.json'));
  });
});
