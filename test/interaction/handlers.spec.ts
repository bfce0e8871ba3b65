import { accepted, talk, type Talk, textOf } from './conversation.fixture.js';
import { HandlerTools, log } from './handlers.fixture.js';

describe.each(['legacy', 'modern'] as const)('handlers that ask, %s', (era) => {
  let app: Talk;
  const asked: string[] = [];
  beforeAll(async () => {
    app = await talk({ providers: [HandlerTools] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    log.length = 0;
    asked.length = 0;
  });

  const user = (delayMs = 0) =>
    app.connect({
      era,
      elicit: async ({ message }) => {
        asked.push(message);
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        return accepted(message === 'Name?' ? { name: 'Ada' } : {});
      },
    });

  async function call(name: string): Promise<string> {
    const client = await user();
    return textOf(await client.callTool({ name, arguments: {} }));
  }

  it('roll back what they hold while they wait for another run', async () => {
    expect(await call('transaction')).toBe('done');
    expect(log).toEqual(
      era === 'modern'
        ? ['begin', 'rollback', 'release', 'begin', 'commit true', 'release']
        : ['begin', 'commit true', 'release'],
    );
  });

  it.each(['retried', 'covered'])(
    'are asked about once when an interceptor has %s them',
    async (name) => {
      expect(await call(name)).toBe('true');
      expect(asked).toEqual(['Sure?']);
    },
  );

  it('cannot use a key for two questions', async () => {
    const client = await app.connect({
      era,
      elicit: () => accepted({ value: 'a' }),
    });
    await expect(
      client.callTool({ name: 'reused', arguments: {} }),
    ).rejects.toThrow('"key" stands for another question already');
  });

  it('ask the same thing once', async () => {
    expect(await call('twice')).toBe('true true');
    expect(asked).toEqual(['Same?']);
  });

  it('are stopped in a loop without keys', async () => {
    await expect(call('loop')).rejects.toThrow(
      'Give each turn of a loop a key of its own',
    );
    expect(asked).toEqual(['Again?']);
  });

  it('ask at once what is awaited later', async () => {
    expect(await call('later')).toBe('true true');
    expect(asked).toEqual(['First?', 'Second?']);
  });

  it('may return their questions', async () => {
    const client = await user();
    const result = await client.callTool({ name: 'byHand', arguments: {} });
    expect(result.structuredContent).toEqual({
      name: { action: 'accept', content: { name: 'Ada' } },
      state: { seen: [1] },
    });
  });

  it('let a guard ask', async () => {
    expect(await call('guarded')).toBe('let in');
    expect(asked).toEqual(['May it?']);
  });

  it('do not count the time a user takes', async () => {
    const client = await user(900);
    const result = await client.callTool({ name: 'limited', arguments: {} });
    expect(textOf(result)).toBe('true');
  });

  it('pass on what a tool asks that they call', async () => {
    expect(await call('outer')).toBe('done true');
    expect(asked).toEqual(['Sure?', 'Own?']);
    expect(log.filter((line) => line === 'commit true')).toHaveLength(
      era === 'modern' ? 2 : 1,
    );
  });

  it('may be resources and prompts', async () => {
    const client = await user();
    const read = await client.readResource({ uri: 'docs://asked' });
    expect(read.contents).toMatchObject([{ text: 'text' }]);
    const plan = await client.getPrompt({ name: 'plan', arguments: {} });
    expect(plan.messages).toMatchObject([{ content: { text: 'a plan' } }]);
  });
});

describe('handlers that ask a client of 2026-07-28', () => {
  let app: Talk;
  beforeAll(async () => {
    app = await talk({ providers: [HandlerTools] });
  });
  afterAll(() => app.close());

  it('end after ten rounds, with the way out', async () => {
    let requestState: unknown;
    let inputResponses: unknown;
    for (let round = 1; round <= 10; round += 1) {
      const { body } = await app.send({
        name: 'endless',
        ...(round > 1 && { requestState, inputResponses }),
      });
      expect(Object.keys(body.result.inputRequests)).toEqual([`q${round}`]);
      requestState = body.result.requestState;
      inputResponses = { [`q${round}`]: accepted() };
    }
    const { body } = await app.send({
      name: 'endless',
      requestState,
      inputResponses,
    });
    expect(body.error.message).toContain('asked its client 10 times');
    expect(body.error.message).toContain('Promise.all()');
  });

  it('cannot ask where nothing could carry an answer', async () => {
    const { body } = await app.send(
      {
        ref: { type: 'ref/prompt', name: 'greet' },
        argument: { name: 'name', value: '' },
      },
      { method: 'completion/complete' },
    );
    expect(body.error.message).toContain(
      'Nothing can be asked during completion/complete',
    );
  });

  it('ask again when the question is another by then', async () => {
    const first = await app.send({ name: 'restless' });
    const { requestState } = first.body.result;
    const { body } = await app.send({
      name: 'restless',
      requestState,
      inputResponses: { when: accepted() },
    });
    expect(body.result.resultType).toBe('input_required');
  });

  it('are denied by a guard that asks before the caller is known', async () => {
    const first = await app.send({ name: 'guardedTooEarly' });
    expect(first.body.result.resultType).toBe('input_required');
    const { requestState } = first.body.result;
    const { body } = await app.send({
      name: 'guardedTooEarly',
      requestState,
      inputResponses: { guard: accepted() },
    });
    expect(body.error.message).toContain(
      'A guard asked the client before the caller was known',
    );
  });

  describe('and return their questions', () => {
    const ada = { name: accepted({ name: 'Ada' }) };

    it('take answers without a state to what they ask, and nothing else', async () => {
      const { body } = await app.send({
        name: 'byHand',
        inputResponses: { ...ada, other: accepted() },
      });
      expect(body.result.structuredContent).toEqual({
        ...ada,
        state: { seen: [1] },
      });
    });

    it.each([
      ['to something else', { other: accepted() }],
      ['that are none', {}],
    ])('ask when there are answers %s', async (_, inputResponses) => {
      const { body } = await app.send({ name: 'byHand', inputResponses });
      expect(Object.keys(body.result.inputRequests)).toEqual(['name']);
    });

    it('refuse an answer without a state that is no object', async () => {
      const inputResponses = { name: 12345 };
      const { body } = await app.send({ name: 'byHand', inputResponses });
      expect(body.error).toMatchObject({
        code: -32602,
        message: expect.stringContaining('inputResponses.name must be'),
      });
    });

    it('end after ten rounds, though all answers came at once', async () => {
      const keys = Array.from({ length: 50 }, (_, index) => `q${index + 1}`);
      const inputResponses = Object.fromEntries(
        keys.map((key) => [key, accepted()]),
      );
      const { body } = await app.send({ name: 'insatiable', inputResponses });
      expect(body.error.message).toContain('asked its client 10 times');
    });

    it('ask again about an answer they had no use for', async () => {
      const inputResponses = { size: accepted({ value: 'huge' }) };
      const { body } = await app.send({ name: 'picky', inputResponses });
      expect(Object.keys(body.result.inputRequests)).toEqual(['size']);
    });
  });
});
