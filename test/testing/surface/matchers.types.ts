import { expect as imported } from '@jest/globals';
import type { McpMatchers, McpTestClient } from '../../../lib/testing/index.js';

declare module 'expect' {
  // The one line a project adds that imports `expect` from @jest/globals.
  interface Matchers<R extends void | Promise<void>> extends McpMatchers<R> {}
}

/** Compiles where both of Jest's `expect` know the matchers, and what is to be awaited is a promise. */
export function known(client: McpTestClient): readonly Promise<void>[] {
  imported(client).toListTool('forecast');
  return [
    imported(client).toMatchMcpSurface(),
    expect(client).toMatchMcpSurface({ file: 'admin.lock.json' }),
  ];
}
