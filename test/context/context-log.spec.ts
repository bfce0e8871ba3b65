import { describe, expect, it } from '@jest/globals';
import type { McpContext } from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { Probed } from '../interaction/support/probe.js';

const LEVELS = [
  'debug',
  'info',
  'notice',
  'warning',
  'error',
  'critical',
  'alert',
  'emergency',
] as const;

/** Everything a client is told while a tool runs. */
async function toldBy(
  app: Probed,
  client: McpTestClient,
  work: (ctx: McpContext) => void,
  meta: Readonly<Record<string, unknown>> = {},
): Promise<unknown[]> {
  const told: unknown[] = [];
  client.setNotificationHandler('notifications/message', ({ params }) => {
    told.push(params);
  });
  await app.run(
    { callTool: (call) => client.callTool({ ...call, _meta: { ...meta } }) },
    work,
  );
  return told;
}

const everyLevel = ({ log }: McpContext) => {
  for (const level of LEVELS) log[level](level);
};
const message = (level: string) => ({ level, data: level });

describe('ctx.log', () => {
  it('sends a message, with data if there is any, under a name if it has one', async () => {
    const app = await Probed.open();
    const client = await app.client({ era: 'legacy' });

    const told = await toldBy(app, client, ({ log }) => {
      log.info('plain');
      log.info('found', { rows: 3 });
      log.info('nothing', null);
      log.named('db').warning('slow', 1_200);
    });

    expect(told).toEqual([
      { level: 'info', data: 'plain' },
      { level: 'info', data: { message: 'found', data: { rows: 3 } } },
      { level: 'info', data: { message: 'nothing', data: null } },
      {
        level: 'warning',
        data: { message: 'slow', data: 1_200 },
        logger: 'db',
      },
    ]);
    await app.close();
  });

  it('sends clients up to 2025-11-25 info and up, or what they asked for', async () => {
    const app = await Probed.open();
    const client = await app.client({ era: 'legacy' });

    expect(await toldBy(app, client, everyLevel)).toEqual(
      LEVELS.slice(1).map(message),
    );
    await client.setLoggingLevel('alert');
    expect(await toldBy(app, client, everyLevel)).toEqual(
      LEVELS.slice(6).map(message),
    );
    await app.close();
  });

  it('sends clients from 2026-07-28 on what a request asks for, and else nothing', async () => {
    const app = await Probed.open();
    const client = await app.client();

    expect(await toldBy(app, client, everyLevel)).toEqual([]);
    expect(
      await toldBy(app, client, everyLevel, {
        'io.modelcontextprotocol/logLevel': 'error',
      }),
    ).toEqual(LEVELS.slice(4).map(message));
    await app.close();
  });
});
