import { describe, expect, it, jest } from '@jest/globals';
import { CallAsks } from '../../lib/sessions/call-asks.js';
import { PendingAsks } from '../../lib/sessions/pending-asks.js';

const question = { method: 'roots/list', params: { of: 'you' } } as const;

/** A call to ask from, and what its client was sent. */
function call(ready?: () => Promise<void> | undefined) {
  const pending = new PendingAsks();
  const sent: { id?: string; method: string; params: object }[] = [];
  const send = jest.fn((json: string) => void sent.push(JSON.parse(json)));
  const asks = new CallAsks({
    pending,
    asked: 'ada',
    send,
    ...(ready && { ready }),
  });
  return { asks, pending, sent, send };
}

/** Lets promises settle. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a question of a call', () => {
  it('is a JSON-RPC request, whose result is the answer', async () => {
    const { asks, pending, sent } = call();
    const answer = asks.ask(question);
    const [request] = sent;
    expect(request).toEqual({
      jsonrpc: '2.0',
      id: expect.any(String),
      ...question,
    });
    pending.answer(request?.id, { result: { roots: [] } }, 'ada');
    await expect(answer).resolves.toEqual({ roots: [] });
    expect(sent).toHaveLength(1);
  });

  it('is taken back when the call is over, and the client told', async () => {
    const { asks, sent } = call();
    const answer = asks.ask(question);
    asks.close();
    await expect(answer).rejects.toThrow('The call is over.');
    expect(sent[1]).toEqual({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: sent[0]?.id, reason: 'The call is over.' },
    });
  });

  it('is not asked once the call is over', async () => {
    const { asks, sent } = call();
    asks.close();
    await expect(asks.ask(question)).rejects.toThrow('The call is over.');
    expect(sent).toEqual([]);
  });

  it('is taken back once: nothing is cancelled that was answered', async () => {
    const { asks, pending, sent } = call();
    const answer = asks.ask(question);
    pending.answer(sent[0]?.id, { result: {} }, 'ada');
    await answer;
    asks.close();
    expect(sent).toHaveLength(1);
  });

  it('waits until an answer would arrive', async () => {
    let arrive: () => void = () => undefined;
    const arriving = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { asks, pending, sent } = call(() => arriving);
    const answer = asks.ask(question);
    await settled();
    expect(sent).toEqual([]);
    arrive();
    await settled();
    pending.answer(sent[0]?.id, { result: {} }, 'ada');
    await expect(answer).resolves.toEqual({});
  });

  it('is neither sent nor taken back where it was given up before', async () => {
    let arrive: () => void = () => undefined;
    const arriving = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { asks, sent } = call(() => arriving);
    const giveUp = new AbortController();
    const answer = asks.ask(question, { signal: giveUp.signal });
    giveUp.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
    arrive();
    await settled();
    expect(sent).toEqual([]);
  });

  it('fails where it cannot be sent, and where its params are no JSON', async () => {
    const { asks, send } = call();
    const params = { size: 1n };
    await expect(asks.ask({ ...question, params })).rejects.toThrow(TypeError);
    send.mockImplementation(() => {
      throw new Error('no stream');
    });
    await expect(asks.ask(question)).rejects.toThrow('no stream');
  });

  it('ends as it does when the client cannot be told of it', async () => {
    const { asks, send } = call();
    const answer = asks.ask(question);
    send.mockImplementation(() => {
      throw new Error('no stream');
    });
    asks.close();
    await expect(answer).rejects.toThrow('The call is over.');
  });
});
