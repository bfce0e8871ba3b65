import { setTimeout as sleep } from 'node:timers/promises';
import {
  afterEach,
  beforeAll,
  afterAll,
  describe,
  expect,
  it,
} from '@jest/globals';
import { eventually } from '../redis/support/eventually.js';
import { AskingModule, ended } from './support/asking-app.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { RawSession } from './support/raw-session.js';

const said = (text: string) => ({ action: 'accept', content: { said: text } });

describe.each(PLATFORMS)('answers to the server on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(AskingModule, platform);
    url = `${running.url}/mcp`;
  });

  afterEach(() => {
    ended.length = 0;
  });

  afterAll(() => running.app.close());

  /** A session whose client is being asked. */
  const ask = async (tool = 'one', session?: RawSession) => {
    const asked = session ?? (await RawSession.open(url));
    const stream = await asked.call(tool);
    const question = await stream.message();
    return { session: asked, stream, question };
  };

  it('are asked for by a request of their own, ahead of the answer', async () => {
    const { session, stream, question } = await ask();
    expect(question).toEqual({
      jsonrpc: '2.0',
      id: expect.stringMatching(/^[\w-]{22}$/),
      method: 'elicitation/create',
      params: expect.objectContaining({ message: 'one' }),
    });
    expect(await session.answer(question.id, 'yes')).toBe(202);
    expect(await stream.result()).toEqual(said('yes'));
  });

  it('count once', async () => {
    const { session, stream, question } = await ask();
    expect(await session.answer(question.id, 'first')).toBe(202);
    expect(await session.answer(question.id, 'second')).toBe(202);
    expect(await stream.result()).toEqual(said('first'));
  });

  it.each([
    ['never asked', (id: string) => `${id.slice(0, -1)}_`],
    ['a number', () => 1],
    ['of a replica there is not', (id: string) => `aaaaaaaaaaaaaaaa.${id}`],
    ['endless', () => 'x'.repeat(100_000)],
  ])('are dropped when they are %s', async (_, idOf) => {
    const { session, stream, question } = await ask();
    expect(await session.answer(idOf(question.id), 'wrong')).toBe(202);
    await session.answer(question.id, 'right');
    expect(await stream.result()).toEqual(said('right'));
  });

  it('are dropped when they come from another session, or from none', async () => {
    const { session, stream, question } = await ask();
    const other = await RawSession.open(url);
    expect(await other.answer(question.id, 'stolen')).toBe(202);
    const { status } = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: question.id, result: {} }),
    });
    expect(status).toBe(202);
    await session.answer(question.id, 'mine');
    expect(await stream.result()).toEqual(said('mine'));
  });

  it('are refused from another user, who finds no such session', async () => {
    const ada = await RawSession.open(url, { 'x-user': 'ada' });
    const { stream, question } = await ask('one', ada);
    const eve = ada.as({ 'x-user': 'eve' });
    expect(await eve.answer(question.id, 'stolen')).toBe(404);
    expect(await ada.as({}).answer(question.id, 'stolen')).toBe(404);
    await ada.answer(question.id, 'mine');
    expect(await stream.result()).toEqual(said('mine'));
  });

  it('are refused where a guard denies notifications', async () => {
    const { session, stream, question } = await ask();
    const denied = session.as({ 'x-deny': 'notification' });
    expect(await denied.answer(question.id, 'denied')).toBe(403);
    await session.answer(question.id, 'allowed');
    expect(await stream.result()).toEqual(said('allowed'));
  });

  it.each([
    ['without a result', {}],
    ['with a text for a result', { result: 'yes' }],
    ['with both', { result: {}, error: { code: 1, message: 'no' } }],
    ['with a text for an error', { error: 'no' }],
  ])('are refused when they are malformed: %s', async (_, answer) => {
    const { session, stream, question } = await ask();
    const { status } = await session.post({
      jsonrpc: '2.0',
      id: question.id,
      ...answer,
    });
    expect(status).toBe(400);
    await session.answer(question.id, 'well');
    expect(await stream.result()).toEqual(said('well'));
  });

  it('may come in a batch, alone and among messages', async () => {
    const session = await RawSession.open(url, {}, '2025-03-26');
    const { stream, question: first } = await ask('two', session);
    const second = await stream.message();
    const answerTo = (id: unknown, text: string) => ({
      jsonrpc: '2.0',
      id,
      result: said(text),
    });
    const alone = await session.post([answerTo(first.id, '1')]);
    expect(alone.status).toBe(202);
    const among = await session.post([
      { jsonrpc: '2.0', id: 7, method: 'ping' },
      answerTo(second.id, '2'),
    ]);
    expect(await among.json()).toEqual([{ jsonrpc: '2.0', id: 7, result: {} }]);
    expect(await stream.result()).toEqual([said('1'), said('2')]);
  });

  it('are refused in a batch without harm to its messages', async () => {
    const session = await RawSession.open(
      url,
      { 'x-deny': 'notification' },
      '2025-03-26',
    );
    const { stream, question } = await ask('one', session);
    const answer = { jsonrpc: '2.0', id: question.id, result: said('denied') };
    const refused = await session.post([answer]);
    expect(refused.status).toBe(403);
    const among = await session.post([
      answer,
      { jsonrpc: '2.0', id: 7, method: 'ping' },
    ]);
    expect(await among.json()).toEqual([{ jsonrpc: '2.0', id: 7, result: {} }]);
    await session.as({}).answer(question.id, 'allowed');
    expect(await stream.result()).toEqual(said('allowed'));
  });

  it('are waited for when the connection is lost, and the client comes back', async () => {
    const { session, stream, question } = await ask();
    await stream.drop();
    await sleep(50);
    await session.answer(question.id, 'still here');
    const rest = await session.resume(stream.lastId);
    expect(await rest.result()).toEqual(said('still here'));
  });

  it('are asked for again when the question was lost with the connection', async () => {
    const session = await RawSession.open(url);
    const stream = await session.call('one');
    await stream.next();
    await stream.drop();
    const rest = await session.resume(stream.lastId);
    const question = await rest.message();
    expect(question).toMatchObject({ method: 'elicitation/create' });
    await session.answer(question.id, 'found');
    expect(await rest.result()).toEqual(said('found'));
  });

  it('are asked for on the stream the client comes back for after it was let go', async () => {
    const session = await RawSession.open(url);
    const stream = await session.call('lettingGo');
    while (await stream.next());
    const rest = await session.resume(stream.lastId);
    const question = await rest.message();
    await session.answer(question.id, 'back');
    expect(await rest.result()).toEqual(said('back'));
  });

  it('are no longer waited for once the client ends the session', async () => {
    const { session, stream, question } = await ask();
    expect((await session.end()).ok).toBe(true);
    await eventually(() => expect(ended).toEqual(['The session has ended.']));
    expect(await stream.message()).toMatchObject({
      method: 'notifications/cancelled',
      params: { requestId: question.id, reason: 'The session has ended.' },
    });
    expect(await session.answer(question.id, 'late')).toBe(404);
  });

  it('are waited for by 20 questions of a session at most', async () => {
    const { session, stream } = await ask('many');
    const asked = [];
    for (let count = 1; count < 20; count += 1) {
      asked.push(await stream.message());
    }
    expect(asked.at(-1)).toMatchObject({ params: { message: '19' } });
    await eventually(() => expect(ended).toHaveLength(1));
    expect(ended[0]).toContain('Too many questions');
    await session.end();
  });

  it.each([
    ['legacy', { 'mcp-protocol-version': '2025-11-25' }, {}],
    [
      'modern',
      {
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/call',
        'mcp-name': 'one',
      },
      {
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    ],
  ])('are not asked for without a session: %s', async (_, headers, more) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'one', ...more },
      }),
    });
    expect(await response.json()).toMatchObject({
      result: { content: [{ text: '"cannot ask"' }] },
    });
  });
});
