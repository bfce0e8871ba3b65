import { Injectable, type ModuleMetadata } from '@nestjs/common';
import { type CallToolResult, Tool } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';

const CHOICE = {
  type: 'object',
  properties: { what: { type: 'string' } },
  required: ['what'],
} as const;

/** An application with one tool that returns, or throws, what it is asked for. */
export interface Returning {
  /** What the client is given for one of the values. */
  readonly resultOf: (what: string) => Promise<CallToolResult>;
  readonly close: () => Promise<void>;
}

/**
 * Starts it.
 *
 * @param values makes each value, at each call
 * @param metadata of the module beside, such as interceptors
 */
export async function returning(
  values: Readonly<Record<string, () => unknown>>,
  metadata: ModuleMetadata = {},
): Promise<Returning> {
  @Injectable()
  class Returns {
    @Tool({ input: CHOICE })
    give({ what }: { what: string }) {
      return values[what]?.();
    }
  }
  const client = await clientOf({
    ...metadata,
    providers: [...(metadata.providers ?? []), Returns],
  });
  return {
    resultOf: async (what) => {
      const result = await client.callTool({
        name: 'give',
        arguments: { what },
      });
      const { content, structuredContent, isError } = result;
      return {
        content,
        ...(structuredContent !== undefined && { structuredContent }),
        ...(isError !== undefined && { isError }),
      };
    },
    close: () => client.close(),
  };
}
