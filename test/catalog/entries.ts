import type { MethodHandler } from '../../lib/components/method-handler.js';
import type { Tool } from '../../lib/components/tool.js';
import { input } from '../protocol/fixtures.js';

/** A tool with a handler of its own; nothing runs it. */
export function toolEntry(name: string, more: Partial<Tool> = {}): Tool {
  class Tools {}
  const handler = {
    host: { classRef: Tools },
    method: name,
    parameters: [],
  } as unknown as MethodHandler;
  return {
    kind: 'tool',
    name,
    input: input({ type: 'object' }),
    handler,
    ...more,
  };
}
