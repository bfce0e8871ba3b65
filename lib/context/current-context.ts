import { AsyncLocalStorage } from 'node:async_hooks';
import type { McpContext } from './mcp-context.js';

const storage = new AsyncLocalStorage<McpContext>();

/** The context of the operation that runs at the moment. */
export function currentContext(): McpContext | undefined {
  return storage.getStore();
}

/** Runs something as part of an operation: whatever it calls finds the context. */
export function runInContext<T>(context: McpContext, work: () => T): T {
  return storage.run(context, work);
}
