import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { McpException } from '../../lib/errors/mcp.exception.js';
import { PendingAsks } from '../../lib/sessions/pending-asks.js';

/** Something a client may be asked, and the id it was asked under. */
function asking(asks: PendingAsks, asked = 'ada', options = {}) {
  const ids: string[] = [];
  const answer = asks.ask(asked, (id) => void ids.push(id), options);
  answer.catch(() => undefined);
  return { answer, id: ids[0] ?? 'not sent' };
}

const result = { action: 'accept' };

describe('a question to the client', () => {
  let asks: PendingAsks;

  beforeEach(() => {
    jest.useFakeTimers();
    asks = new PendingAsks();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is answered by who was asked', async () => {
    const { answer, id } = asking(asks);
    expect(asks.answer(id, { result }, 'ada')).toBe(true);
    await expect(answer).resolves.toEqual(result);
  });

  it('is not answered by another session, and waits on', async () => {
    const { answer, id } = asking(asks);
    expect(asks.answer(id, { result: { action: 'stolen' } }, 'bob')).toBe(
      false,
    );
    asks.answer(id, { result }, 'ada');
    await expect(answer).resolves.toEqual(result);
  });

  it('is answered once', async () => {
    const { answer, id } = asking(asks);
    asks.answer(id, { result }, 'ada');
    expect(asks.answer(id, { result: { action: 'late' } }, 'ada')).toBe(false);
    await expect(answer).resolves.toEqual(result);
  });

  it.each([
    ['a number', 1],
    ['nothing', undefined],
    ['null', null],
    ['a text', 'never-asked'],
    ['the name of a property', '__proto__'],
    ['an object', {}],
  ])('that was never asked has no answer: %s', (_, id) => {
    asking(asks);
    expect(asks.answer(id, { result }, 'ada')).toBe(false);
  });

  it('has an id nobody can guess', () => {
    const ids = [asking(asks).id, asking(asks).id];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
  });

  it('may be answered while it is being sent', async () => {
    const answer = asks.ask('ada', async (id) => {
      asks.answer(id, { result }, 'ada');
      await Promise.resolve();
    });
    await expect(answer).resolves.toEqual(result);
  });

  it("fails with the client's own error", async () => {
    const { answer, id } = asking(asks);
    const error = { code: -1, message: 'User rejected it', data: { at: 3 } };
    asks.answer(id, { error }, 'ada');
    await expect(answer).rejects.toBeInstanceOf(McpException);
    await expect(answer).rejects.toMatchObject(error);
  });

  it.each([
    ['nothing', {}],
    ['a text for a result', { result: 'yes' }],
    ['a list for a result', { result: [] }],
    ['a text for an error', { error: 'no' }],
    ['an error without a code', { error: { message: 'no' } }],
    ['an error with a code that is none', { error: { code: 1.5 } }],
  ])('fails when the answer is none: %s', async (_, answered) => {
    const { answer, id } = asking(asks);
    expect(asks.answer(id, answered, 'ada')).toBe(true);
    await expect(answer).rejects.toMatchObject({ code: -32603 });
  });

  it('fails after five minutes without an answer, and the client is told to stop', async () => {
    const abandon = jest.fn();
    const { answer, id } = asking(asks, 'ada', { abandon });
    jest.advanceTimersByTime(5 * 60_000 - 1);
    expect(abandon).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    await expect(answer).rejects.toMatchObject({
      code: -32001,
      message: 'The client did not answer within 300000 ms.',
    });
    expect(abandon).toHaveBeenCalledWith(
      id,
      'The client did not answer within 300000 ms.',
    );
    expect(asks.answer(id, { result }, 'ada')).toBe(false);
  });

  it('waits as long as told', async () => {
    const soon = asking(asks, 'ada', { timeoutMs: 10 });
    const never = asking(asks, 'ada', { timeoutMs: Infinity });
    jest.advanceTimersByTime(60 * 60_000);
    await expect(soon.answer).rejects.toMatchObject({ code: -32001 });
    asks.answer(never.id, { result }, 'ada');
    await expect(never.answer).resolves.toEqual(result);
  });

  it('fails when the call it belongs to is cancelled, and the client is told to stop', async () => {
    const abandon = jest.fn();
    const controller = new AbortController();
    const { signal } = controller;
    const { answer, id } = asking(asks, 'ada', { signal, abandon });
    const reason = new Error('cancelled by the client');
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
    expect(abandon).toHaveBeenCalledTimes(1);
    expect(abandon).toHaveBeenCalledWith(id, expect.any(String));
  });

  it('is not asked at all once the call it belongs to was cancelled', async () => {
    const send = jest.fn<(id: string) => void>();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(asks.ask('ada', send, { signal })).rejects.toThrow('too late');
    expect(send).not.toHaveBeenCalled();
  });

  it('fails when it cannot be sent, now or later', async () => {
    const now = asks.ask('ada', () => {
      throw new Error('no stream');
    });
    const later = asks.ask('ada', () =>
      Promise.reject(new Error('stream broke')),
    );
    await expect(now).rejects.toThrow('no stream');
    await expect(later).rejects.toThrow('stream broke');
  });

  it('fails when its session is over, and those of others wait on', async () => {
    const [ada, bob] = [asking(asks, 'ada'), asking(asks, 'bob')];
    asks.close(new Error('session ended'), 'ada');
    await expect(ada.answer).rejects.toThrow('session ended');
    expect(asks.answer(bob.id, { result }, 'bob')).toBe(true);
  });

  it('fails when the server stops', async () => {
    const open = ['ada', 'bob'].map((asked) => asking(asks, asked).answer);
    asks.close(new Error('shutting down'));
    for (const answer of open) {
      await expect(answer).rejects.toThrow('shutting down');
    }
  });

  it('is not asked once the server has stopped', async () => {
    asks.close(new Error('gone'), 'ada');
    const open = asking(asks);
    asks.answer(open.id, { result }, 'ada');
    await open.answer;
    asks.close(new Error('shutting down'));
    await expect(asking(asks).answer).rejects.toThrow('shutting down');
  });

  it('is refused where a session has 20 open, or all together 10,000', async () => {
    const open = Array.from({ length: 20 }, () => asking(asks));
    await expect(asking(asks).answer).rejects.toMatchObject({
      kind: 'throttled',
    });
    asks.answer(open[0]?.id, { result }, 'ada');
    await open[0]?.answer;
    for (let other = 19; other < 10_000; other += 1) {
      asking(asks, `session ${other}`);
    }
    await expect(asking(asks, 'another').answer).rejects.toMatchObject({
      kind: 'throttled',
    });
    for (let other = 19; other < 10_000; other += 1) {
      asks.close(new Error('done'), `session ${other}`);
    }
    expect(asks.answer(asking(asks).id, { result }, 'ada')).toBe(true);
  });

  it('is refused where the sessions of one caller have 100 open', async () => {
    const from = (caller: string | undefined, count: number) =>
      Array.from({ length: count }, (_, session) =>
        asking(asks, `${caller} ${session}`, { caller }),
      );
    const [first] = from('ada', 100);
    const refused = { kind: 'throttled', status: 503 };
    const next = () => asking(asks, 'ada again', { caller: 'ada' }).answer;
    await expect(next()).rejects.toMatchObject(refused);
    from('bob', 1);
    from(undefined, 200);
    asks.answer(first?.id, { result }, 'ada 0');
    await first?.answer;
    const again = asking(asks, 'ada again', { caller: 'ada' });
    expect(asks.answer(again.id, { result }, 'ada again')).toBe(true);
  });

  it('can be given up by its id, and the client is told to stop', async () => {
    const abandon = jest.fn();
    const { answer, id } = asking(asks, 'ada', { abandon });
    asks.abandon('another', new Error('not this'));
    asks.abandon(id, new Error('over'));
    await expect(answer).rejects.toThrow('over');
    expect(abandon).toHaveBeenCalledTimes(1);
    expect(abandon).toHaveBeenCalledWith(id, 'over');
  });

  it('has an id that begins as it was told', () => {
    const { id } = asking(new PendingAsks({ idPrefix: 'replica.' }));
    expect(id).toMatch(/^replica\.[\w-]{22}$/);
  });

  it('leaves no timer and no listener behind', async () => {
    const { signal } = new AbortController();
    const remove = jest.spyOn(signal, 'removeEventListener');
    const { answer, id } = asking(asks, 'ada', { signal });
    expect(jest.getTimerCount()).toBe(1);
    asks.answer(id, { result }, 'ada');
    await answer;
    expect(jest.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledTimes(1);
  });
});
