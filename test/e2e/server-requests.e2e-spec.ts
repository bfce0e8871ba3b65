import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from '@jest/globals';
import { eventually } from '../redis/support/eventually.js';
import {
  type AskedClient,
  type Connect,
  HTTP_CLIENTS,
  type User,
} from './support/asked-client.js';
import { AskingModule, ended } from './support/asking-app.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

const said = (text: string) => ({
  action: 'accept' as const,
  content: { said: text },
});

/** A user who is asked, and does not answer before it is too late. */
function slowUser() {
  const asked: string[] = [];
  const signals: AbortSignal[] = [];
  const user: User = async (message, signal) => {
    asked.push(message);
    signals.push(signal);
    if (!signal.aborted) await once(signal, 'abort');
    return { action: 'cancel' };
  };
  return { user, asked, signals };
}

describe.each(PLATFORMS)('a tool that asks its client, on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(AskingModule, platform);
  });

  afterAll(() => running.app.close());

  describe.each(HTTP_CLIENTS)('with the client of SDK %s', (_, connect) => {
    asks(connect, () => running.url);
  });
});

function asks(connect: Connect, url: () => string): void {
  let client: AskedClient | undefined;
  const open = async (user: User): Promise<AskedClient> => {
    client = await connect(url(), user);
    return client;
  };

  afterEach(async () => {
    await client?.close();
    ended.length = 0;
  });

  it('has the answer', async () => {
    const { call } = await open((message) => said(`yes to ${message}`));
    expect(await call('one')).toEqual(said('yes to one'));
  });

  it('has both answers, whichever comes first', async () => {
    const { call } = await open(async (message) => {
      await sleep(message === 'first' ? 100 : 0);
      return said(message);
    });
    expect(await call('two')).toEqual([said('first'), said('second')]);
  });

  it('has the answer of a client that comes back for the question', async () => {
    const { call } = await open((message) => said(`yes to ${message}`));
    expect(await call('lettingGo')).toEqual(said('yes to later'));
  });

  it('is told that the user declined', async () => {
    const { call } = await open(() => ({ action: 'decline' }));
    expect(await call('one')).toEqual({ action: 'decline' });
  });

  it("is told the client's error", async () => {
    const { call } = await open(() => {
      throw Object.assign(new Error('no user here'), { code: -32042 });
    });
    expect(await call('one')).toMatchObject({
      code: -32042,
      reason: expect.stringContaining('no user here'),
    });
  });

  it('stops waiting in time, and the client stops asking the user', async () => {
    const { user, signals } = slowUser();
    const { call } = await open(user);
    expect(await call('impatient')).toEqual({
      code: -32001,
      reason: 'The client did not answer within 200 ms.',
    });
    await eventually(() => expect(signals[0]?.aborted).toBe(true));
  });

  it.each(['obedient', 'one'])(
    'stops waiting when the client cancels the call: %s',
    async (tool) => {
      const { user, asked, signals } = slowUser();
      const { call } = await open(user);
      const cancelling = new AbortController();
      const answer = call(tool, cancelling.signal);
      answer.catch(() => undefined);
      await eventually(() => expect(asked).toHaveLength(1));
      cancelling.abort();
      await expect(answer).rejects.toThrow();
      await eventually(() => expect(ended).toHaveLength(1));
      await eventually(() => expect(signals[0]?.aborted).toBe(true));
    },
  );

  it('asks nothing any more once it has answered', async () => {
    const { user, signals } = slowUser();
    const { call } = await open(user);
    expect(await call('forgetful')).toBe('done');
    await eventually(() => expect(signals[0]?.aborted).toBe(true));
    expect(ended).toEqual(['The call is over.']);
  });
}
