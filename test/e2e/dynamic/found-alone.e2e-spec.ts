import {
  type ComponentSource,
  McpSource,
  type PromptDefinition,
  type ToolDefinition,
} from '../../../lib/index.js';
import { z } from 'zod';
import { openDynamicApp } from './support.js';

const plan: PromptDefinition = {
  kind: 'prompt',
  name: 'plan',
  input: z.object({ size: z.enum(['small', 'large']) }),
  handler: () => 'x',
};

const add: ToolDefinition = { kind: 'tool', name: 'add', handler: () => 'x' };

/** A catalog too large to list. */
@McpSource()
class Rows implements ComponentSource {
  list() {
    return [];
  }

  get(_kind: string, name: string) {
    return [plan, add].find((each) => each.name === name);
  }
}

describe('a server whose components are only found by name', () => {
  it('says that it has some, and lists none', async () => {
    const app = await openDynamicApp({ providers: [Rows] });
    const client = await app.client();
    expect(client.getServerCapabilities()).toMatchObject({
      tools: {},
      prompts: {},
      resources: {},
    });
    expect((await client.listTools()).tools).toEqual([]);
    await app.close();
  });

  it('calls and completes them, and knows no others', async () => {
    const app = await openDynamicApp({ providers: [Rows] });
    const client = await app.client();
    expect(await client.callTool({ name: 'add' })).toMatchObject({
      content: [{ text: 'x' }],
    });
    await expect(client.callTool({ name: 'gone' })).rejects.toThrow(
      'Unknown tool: gone',
    );
    const { completion } = await client.complete({
      ref: { type: 'ref/prompt', name: 'plan' },
      argument: { name: 'size', value: 's' },
    });
    expect(completion.values).toEqual(['small']);
    await app.close();
  });
});
