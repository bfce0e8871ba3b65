import { Injectable } from '@nestjs/common';
import {
  type McpContext as Context,
  Ctx,
  Input,
  Tool,
} from '../../lib/index.js';
import { accepted, talk, type Talk, textOf } from './conversation.fixture.js';

const INVALID = { code: -32602, message: 'Invalid or expired requestState' };
const KEY = 'k'.repeat(32);

let runs = 0;

@Injectable()
class TransferTools {
  @Tool()
  async transfer(@Input('amount') amount: number, @Ctx() ctx: Context) {
    runs += 1;
    const sure = await ctx.confirm('sure', `Transfer ${amount}?`);
    return sure ? `transferred ${amount}` : 'not transferred';
  }

  @Tool()
  async refund(@Input('amount') amount: number, @Ctx() ctx: Context) {
    return String(await ctx.confirm('sure', `Refund ${amount}?`));
  }
}

describe('the state a client hands back', () => {
  let app: Talk;
  beforeAll(async () => {
    app = await talk({ providers: [TransferTools] }, { keys: [KEY] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    runs = 0;
  });

  const call = { name: 'transfer', arguments: { amount: 5 } };
  const yes = { inputResponses: { sure: accepted() } };

  async function begin(user?: unknown): Promise<string> {
    const { body } = await app.send(call, { user });
    expect(body.result).toMatchObject({
      resultType: 'input_required',
      inputRequests: {
        sure: {
          method: 'elicitation/create',
          params: { message: 'Transfer 5?' },
        },
      },
    });
    runs = 0;
    return body.result.requestState;
  }

  it('lets the call go on', async () => {
    const requestState = await begin();
    const { body } = await app.send({ ...call, ...yes, requestState });
    expect(textOf(body.result)).toBe('transferred 5');
    expect(body.result.resultType).toBe('complete');
  });

  it('cannot be read', async () => {
    const state = Buffer.from(await begin(), 'base64url').toString('latin1');
    expect(state).not.toContain('sure');
  });

  it.each<[string, (state: string) => unknown]>([
    ['altered', (state) => `${state.slice(0, -2)}AA`],
    ['longer', (state) => `${state}-TAMPERED`],
    ['cut short', (state) => state.slice(0, 40)],
    ['empty', () => ''],
    ['of another shape', () => 'not/base64url'],
    ['no text', () => 7],
    ['null', () => null],
  ])('is refused when it is %s', async (_, forge) => {
    const requestState = forge(await begin());
    const { body } = await app.send({ ...call, ...yes, requestState });
    expect(body.error).toMatchObject(INVALID);
    expect(runs).toBe(0);
  });

  it('is refused for other arguments', async () => {
    const requestState = await begin();
    const { body } = await app.send({
      name: 'transfer',
      arguments: { amount: 5_000 },
      ...yes,
      requestState,
    });
    expect(body.error).toMatchObject(INVALID);
    expect(runs).toBe(0);
  });

  it('is taken whatever the order of the arguments', async () => {
    const shuffled = { b: { d: 1, c: 2 }, amount: 5 };
    const ordered = { amount: 5, b: { c: 2, d: 1 } };
    const first = await app.send({ name: 'refund', arguments: shuffled });
    const { requestState } = first.body.result;
    const { body } = await app.send({
      name: 'refund',
      arguments: ordered,
      ...yes,
      requestState,
    });
    expect(body.error).toBeUndefined();
  });

  it('is refused for another tool', async () => {
    const requestState = await begin();
    const { body } = await app.send({
      ...call,
      name: 'refund',
      ...yes,
      requestState,
    });
    expect(body.error).toMatchObject(INVALID);
  });

  it('is refused for another caller', async () => {
    const requestState = await begin({ id: 'ada' });
    const stolen = { ...call, ...yes, requestState };
    for (const user of [{ id: 'eve' }, undefined]) {
      const { body } = await app.send(stolen, { user });
      expect(body.error).toMatchObject(INVALID);
    }
    expect(runs).toBe(0);
    const { body } = await app.send(stolen, { user: { id: 'ada' } });
    expect(textOf(body.result)).toBe('transferred 5');
  });

  it('is taken by another replica with the same keys, and by none with others', async () => {
    const requestState = await begin();
    const outcomes = [];
    for (const keys of [[KEY], ['x'.repeat(32)], ['x'.repeat(32), KEY]]) {
      const replica = await talk({ providers: [TransferTools] }, { keys });
      const { body } = await replica.send({ ...call, ...yes, requestState });
      outcomes.push(body.error?.code ?? textOf(body.result));
      await replica.close();
    }
    expect(outcomes).toEqual(['transferred 5', -32602, 'transferred 5']);
  });

  it('expires', async () => {
    const brief = await talk(
      { providers: [TransferTools] },
      { interaction: { stateTtlMs: 20 } },
    );
    const first = await brief.send(call);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const { requestState } = first.body.result;
    const { body } = await brief.send({ ...call, ...yes, requestState });
    expect(body.error).toMatchObject(INVALID);
    await brief.close();
  });

  it('of a call that was answered gives the same answer again, and runs nothing', async () => {
    const requestState = await begin();
    const last = { ...call, ...yes, requestState };
    const answer = await app.send(last);
    const again = await app.send(last);
    expect(again.body.result).toEqual(answer.body.result);
    expect(runs).toBe(1);
  });

  it('of a call that was answered takes no other answers', async () => {
    const requestState = await begin();
    await app.send({
      ...call,
      requestState,
      inputResponses: { sure: { action: 'decline' } },
    });
    const { body } = await app.send({ ...call, ...yes, requestState });
    expect(body.error).toEqual({
      code: -32602,
      message: 'The requestState is of a call that has been answered.',
    });
    expect(runs).toBe(1);
  });

  it.each<[string, unknown, unknown]>([
    ['no object', null, 'inputResponses must be an object'],
    ['a list', [accepted()], 'inputResponses must be an object'],
    ['an answer that is none', { sure: 12345 }, 'inputResponses.sure must be'],
    ['an unknown action', { sure: { action: 'maybe' } }, 'its action is none'],
  ])('comes with %s: told', async (_, inputResponses, message) => {
    const requestState = await begin();
    const { body } = await app.send({ ...call, inputResponses, requestState });
    expect(body.error).toMatchObject({
      code: -32602,
      message: expect.stringContaining(String(message)),
    });
  });

  it.each([
    ['without the answer', {}],
    ['with answers to what was not asked', { other: accepted() }],
  ])('comes %s: asked again', async (_, inputResponses) => {
    const requestState = await begin();
    const { body } = await app.send({ ...call, inputResponses, requestState });
    expect(body.result).toMatchObject({
      resultType: 'input_required',
      inputRequests: { sure: expect.anything() },
    });
  });

  it('is needed: answers alone are to nothing that was asked', async () => {
    const { body } = await app.send({ ...call, ...yes });
    expect(body.result.resultType).toBe('input_required');
  });

  it('with a key of the prototype is refused', async () => {
    const requestState = await begin();
    const inputResponses = JSON.parse('{"__proto__":{"action":"accept"}}');
    const { body } = await app.send({ ...call, inputResponses, requestState });
    expect(body.error.code).toBe(-32600);
  });
});
