import { Logger } from '@nestjs/common';
import {
  Authorize,
  McpContext,
  Prompt,
  RequireRoles,
  Resource,
  Tool,
} from '../../../lib/index.js';
import { startWith } from '../callers/support.js';
import { AllLogs } from '../guards/all-logs.js';
import { PLATFORMS, type Running } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';

/** A line of its own, colours, a way back over what is there, and text that reads from right to left. */
const FORGED =
  'x\r\n[Nest] 1 - LOG all is well\u001b[2K\u001b[1A\u0007\u009b31m\u2028\u202Eend';

const input = {
  type: 'object',
  properties: { text: { type: 'string' } },
} as const;

class Careless {
  @Tool({ input })
  fail({ text }: { text: string }) {
    throw new Error(`No order ${text}`);
  }

  @Tool({ input })
  throwText({ text }: { text: string }) {
    // Handlers of others do.
    // oxlint-disable-next-line typescript/only-throw-error
    throw text;
  }

  @Tool({ input })
  timeOut({ text }: { text: string }) {
    throw Object.assign(new Error(`Waited for ${text}`), {
      name: 'TimeoutError',
    });
  }

  @Tool()
  @RequireRoles('admin')
  hidden() {}

  @Tool()
  @Authorize((_, component) => {
    throw new Error(component.name + FORGED);
  })
  broken() {}

  @Resource('orders://{id}')
  read({ id }: { id: string }) {
    throw new Error(`No order ${id}`);
  }

  @Prompt({ input })
  prompt({ text }: { text: string }) {
    throw new Error(`No order ${text}`);
  }

  @Tool()
  log(ctx: McpContext) {
    ctx.log.info(FORGED);
    return 'logged';
  }
}

/** What only a text has that moves the cursor of a terminal, or hides something. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e]/u;

describe.each(PLATFORMS)('the log, on %s', (platform) => {
  let running: Running;
  let logs: AllLogs;

  beforeAll(async () => {
    running = await startWith([Careless], {}, platform);
  });

  beforeEach(() => {
    logs = new AllLogs();
    running.app.useLogger(logs);
  });

  afterAll(async () => {
    await running.app.close();
    Logger.overrideLogger(false);
  });

  const call = (name: string, headers: Record<string, string> = {}) =>
    rpc(
      `${running.url}/mcp`,
      'legacy',
      'tools/call',
      { name, arguments: { text: FORGED } },
      headers,
    );
  const send = (method: string, params: Record<string, unknown>) =>
    rpc(`${running.url}/mcp`, 'legacy', method, params);

  it.each<[string, () => Promise<unknown>]>([
    ['an error', () => call('fail')],
    ['a text that is thrown', () => call('throwText')],
    ['an error of something that took too long', () => call('timeOut')],
    ['an error of a condition', () => call('broken')],
    [
      'an error of a resource',
      () =>
        send('resources/read', {
          uri: `orders://${encodeURIComponent(FORGED)}`,
        }),
    ],
    [
      'an error of a prompt',
      () =>
        send('prompts/get', { name: 'prompt', arguments: { text: FORGED } }),
    ],
  ])('has no line that a client wrote: %s', async (_, ask) => {
    await ask();

    expect(logs.text).toContain('all is well');
    expect(logs.text.split('\n').filter(isForged)).toEqual([]);
    expect(UNSEEN.exec(logs.text)).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a tool', () => call(`hidden${FORGED}`)],
    ['a hidden tool', () => call('hidden')],
    ['a method', () => send(FORGED, {})],
    ['a prompt', () => send('prompts/get', { name: FORGED })],
    ['a resource', () => send('resources/read', { uri: FORGED })],
    ['a level', () => send('logging/setLevel', { level: FORGED })],
    [
      'a client',
      () =>
        send('initialize', {
          protocolVersion: '2025-11-25',
          capabilities: {},
          clientInfo: { name: FORGED, version: FORGED },
        }),
    ],
    ['a log message', () => call('log')],
  ])('has nothing of what clients call %s', async (_, ask) => {
    await ask();

    expect(logs.text).not.toContain('all is well');
  });

  it('takes a part of what is long', async () => {
    await rpc(`${running.url}/mcp`, 'legacy', 'tools/call', {
      name: 'fail',
      arguments: { text: 'x'.repeat(1024 * 1024) },
    });

    expect(logs.text.length).toBeLessThan(40_000);
  });

  it('goes on to have the stack of an error', async () => {
    await call('fail');

    expect(logs.text).toMatch(/^ {4}at Careless\.fail/m);
  });
});

function isForged(line: string): boolean {
  return line.startsWith('[Nest]') || line.startsWith('\u001b');
}
