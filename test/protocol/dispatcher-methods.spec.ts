import { dispatcherOf } from './fixtures.js';
import { ask, legacy, tools } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
  it('answers server/discover with versions, capabilities, freshness and who it is', async () => {
    const dispatcher = dispatcherOf(
      tools,
      {},
      { instructions: 'Ask nicely.', lists: { ttlMs: 500, scope: 'public' } },
    );
    expect((await ask(dispatcher, 'server/discover')).result).toEqual({
      resultType: 'complete',
      supportedVersions: ['2026-07-28'],
      capabilities: { logging: {}, tools: { listChanged: true } },
      instructions: 'Ask nicely.',
      ttlMs: 500,
      cacheScope: 'public',
      _meta: {
        'io.modelcontextprotocol/serverInfo': {
          name: 'weather',
          version: '1.0.0',
        },
      },
    });
  });

  it('answers ping and logging/setLevel in the legacy era with an empty object', async () => {
    const dispatcher = dispatcherOf(tools);
    expect((await ask(dispatcher, 'ping', {}, legacy)).result).toEqual({});
    expect(
      (await ask(dispatcher, 'logging/setLevel', { level: 'info' }, legacy))
        .result,
    ).toEqual({});
    for (const level of ['loud', 5, 'toString']) {
      expect(
        await ask(dispatcher, 'logging/setLevel', { level }, legacy),
      ).toMatchObject({ error: { code: -32602 } });
    }
  });

  it.each([
    ['modern', 'initialize'],
    ['modern', 'ping'],
    ['modern', 'logging/setLevel'],
    ['legacy', 'server/discover'],
    ['legacy', 'resources/list'],
    ['modern', 'prompts/get'],
    ['modern', 'resources/subscribe'],
    ['modern', 'resources/unsubscribe'],
    ['legacy', 'subscriptions/listen'],
    ['modern', 'constructor'],
  ] as const)('does not find, in the %s era, %s', async (era, method) => {
    expect(await ask(dispatcherOf(tools), method, {}, { era })).toMatchObject({
      id: 1,
      error: { code: -32601 },
      kind: 'method-not-found',
    });
  });

  it('shortens a method name it repeats', async () => {
    const { error } = await ask(dispatcherOf(tools), 'x'.repeat(1000));
    expect(error.message.length).toBeLessThan(130);
  });
});
