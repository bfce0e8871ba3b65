import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CreateMessageRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { sampleTool } from '../../lib/context/sample-tool.js';
import { McpContext, McpModule, Tool } from '../../lib/index.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

const CITY = z.object({ city: z.string() });
const ran: string[] = [];

@Injectable()
class ModelTools {
  /** Takes a tool of its own, one of the server's, and a result to be checked. */
  @Tool()
  async travel(ctx: McpContext) {
    const { result, history } = await ctx.sample({
      messages: 'Where to?',
      tools: [
        sampleTool({
          name: 'distance',
          input: CITY,
          run: ({ city }) => {
            ran.push(`distance ${city}`);
            return 80;
          },
        }),
        'weather',
      ],
      result: z.object({ city: z.string(), km: z.int() }),
    });
    return { result, messages: history.length };
  }

  @Tool({ input: CITY })
  weather({ city }: z.infer<typeof CITY>) {
    ran.push(`weather ${city}`);
    return { sky: 'clear' };
  }

  @Tool()
  async count(ctx: McpContext) {
    const { result } = await ctx.sample({
      messages: 'How many?',
      result: z.int(),
    });
    return { result };
  }
}

@Module({ imports: [McpModule.forRoot()], providers: [ModelTools] })
class ModelModule {}

/** A model: answers by what it is asked, and keeps how often it was. */
class Model {
  asked = 0;

  answer(params: object) {
    this.asked += 1;
    const messages: readonly unknown[] = Reflect.get(params, 'messages');
    const content =
      Reflect.get(params, 'tools') === undefined
        ? text(messages.length === 1 ? 'Seven.' : '7')
        : this.#withTools(messages.length);
    return { role: 'assistant' as const, model: 'm', content };
  }

  #withTools(messages: number) {
    if (messages === 1) {
      return [
        use('1', 'distance', { city: 'Ulm' }),
        use('2', 'weather', { city: 'Ulm' }),
      ];
    }
    const km = messages === 3 ? 'eighty' : 80;
    return [use('3', 'final_response', { city: 'Ulm', km })];
  }
}

function text(words: string) {
  return { type: 'text' as const, text: words };
}

function use(id: string, name: string, input: Record<string, unknown>) {
  return { type: 'tool_use' as const, id, name, input };
}

/** What the tests use of either SDK's client. */
interface SamplingClient {
  callTool(params: { name: string }): Promise<object>;
  close(): Promise<void>;
}

type Connect = (
  url: string,
  model: Model,
  sampling: object,
) => Promise<SamplingClient>;

const IDENTITY = { name: 'sampling', version: '1' };

const v1: Connect = async (url, model, sampling) => {
  const client = new ClientV1(IDENTITY, { capabilities: { sampling } });
  client.setRequestHandler(CreateMessageRequestSchema, async ({ params }) => ({
    ...model.answer(params),
  }));
  await client.connect(
    new HttpV1(new URL(`${url}/mcp`)) as Parameters<ClientV1['connect']>[0],
  );
  return client;
};

function v2(mode: 'legacy' | { pin: string }): Connect {
  return async (url, model, sampling) => {
    const client = new Client(IDENTITY, {
      capabilities: { sampling },
      versionNegotiation: { mode },
    });
    client.setRequestHandler('sampling/createMessage', async ({ params }) => ({
      ...model.answer(params),
    }));
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${url}/mcp`)),
    );
    return client;
  };
}

const CLIENTS: readonly (readonly [string, Connect])[] = [
  ['v1', v1],
  ['v2, legacy', v2('legacy')],
  ['v2, 2026-07-28', v2({ pin: '2026-07-28' })],
];

describe.each(PLATFORMS)('a tool that asks a model, on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(ModelModule, platform);
  });

  afterAll(() => running.app.close());

  describe.each(CLIENTS)('through the client of SDK %s', (_, connect) => {
    it('has tools run once each, and a result that was checked', async () => {
      ran.length = 0;
      const model = new Model();
      const client = await connect(running.url, model, { tools: {} });
      const result = await client.callTool({ name: 'travel' });
      await client.close();
      expect(result).toMatchObject({
        structuredContent: { result: { city: 'Ulm', km: 80 }, messages: 7 },
      });
      expect(ran).toEqual(['distance Ulm', 'weather Ulm']);
      expect(model.asked).toBe(3);
    });

    it('has a result as text where the model takes no tools', async () => {
      const model = new Model();
      const client = await connect(running.url, model, {});
      const result = await client.callTool({ name: 'count' });
      await expect(client.callTool({ name: 'travel' })).rejects.toMatchObject({
        code: -32021,
      });
      await client.close();
      expect(result).toMatchObject({ structuredContent: { result: 7 } });
      expect(model.asked).toBe(2);
    });
  });
});
