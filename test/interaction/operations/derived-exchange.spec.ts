import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { McpContext, Tool, ToolError } from '../../../lib/index.js';
import { mcpMatchers } from '../../../lib/testing/index.js';
import { Probed } from '../support/probe.js';

expect.extend(mcpMatchers);

const ended: string[] = [];

/** Waits for longer than anybody here does, or for the end of the call. */
async function linger(name: string, { signal }: McpContext): Promise<void> {
  await delay(10_000, undefined, { signal }).catch(() => ended.push(name));
}

@Injectable()
class Chains {
  levels = 0;

  @Tool()
  async endless(ctx: McpContext): Promise<unknown> {
    this.levels += 1;
    return ctx.callTool('endless');
  }

  @Tool()
  async slow(ctx: McpContext) {
    await linger('slow', ctx);
  }

  @Tool({ timeoutMs: 50 })
  async limited(ctx: McpContext) {
    await linger('limited', ctx);
  }

  @Tool({ timeoutMs: 50 })
  async impatient(ctx: McpContext) {
    await ctx.callTool('slow');
  }

  @Tool()
  reporting(ctx: McpContext) {
    ctx.progress(1, 2);
    ctx.log.info('from within');
    return [ctx.requestId, ctx.exchange.message];
  }
}

let app: Probed;
beforeAll(async () => {
  app = await Probed.open({ providers: [Chains] });
});
afterAll(() => app.close());
beforeEach(() => {
  ended.length = 0;
});

describe('an operation a handler calls for', () => {
  it('cannot lead to itself for ever', async () => {
    const client = await app.client();

    await expect(
      app.run(client, (ctx) => ctx.callTool('endless')),
    ).rejects.toMatchObject({
      code: -32603,
      message: expect.stringContaining('more than 16 deep'),
    });
    expect(app.module.get(Chains).levels).toBe(16);
  });

  it('ends with the call it is part of', async () => {
    const client = await app.client();
    const result = await client.callTool({ name: 'impatient' });

    expect(result).toBeToolError('"impatient" did not finish within 50 ms');
    await delay(20);
    expect(ended).toEqual(['slow']);
  });

  it('has a time limit of its own, which leaves the call as it is', async () => {
    const client = await app.client();

    const [result, aborted] = await app.run(client, async (ctx) => [
      await ctx.callTool('limited'),
      ctx.signal.aborted,
    ]);

    expect(result).toBeToolError('"limited" did not finish within 50 ms');
    expect(aborted).toBe(false);
    expect(ended).toEqual(['limited']);
  });

  it('logs for the client of the call, and leaves its progress to it', async () => {
    const client = await app.client({ era: 'legacy' });
    const told: unknown[] = [];
    client.setNotificationHandler('notifications/message', ({ params }) => {
      told.push(params.data);
    });
    let outer: unknown;
    const work = app.run(
      {
        callTool: (call) =>
          client.callTool(call, { onprogress: (step) => told.push(step) }),
      },
      (ctx) => {
        outer = ctx.requestId;
        ctx.progress(0, 1);
        return ctx.callTool('reporting');
      },
    );

    const { content } = await work;

    expect(told).toEqual([{ progress: 0, total: 1 }, 'from within']);
    expect(content).toMatchObject([{ text: expect.any(String) }]);
    expect(JSON.parse(Object(content[0]).text)).toEqual([
      outer,
      {
        id: outer,
        method: 'tools/call',
        params: { name: 'reporting', arguments: {}, _meta: {} },
      },
    ]);
  });

  it('fails alone', async () => {
    const client = await app.client();

    expect(
      await app.run(client, async (ctx) => {
        await ctx.callTool('nothing').catch(() => undefined);
        return 'went on';
      }),
    ).toBe('went on');
    await expect(
      app.run(client, () => {
        throw new ToolError('no');
      }),
    ).rejects.toThrow('no');
  });
});
