import { Logger } from '@nestjs/common';
import { PLATFORMS, closeApps } from './app.fixture.js';
import { call, legacyCall, startOn } from './http-transport.fixture.js';

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = startOn(platform);

  it.each([
    ['application/json', 406],
    ['text/event-stream', 406],
    ['*/*', 200],
    ['APPLICATION/*, text/event-stream;q=0.1', 200],
    ['*/*, text/event-stream;q=0', 406],
    ['application/json;p="a,b", text/*', 200],
  ])(
    'takes Accept: %s on legacy requests as %i, and any on modern ones',
    async (accept, status) => {
      const { post } = await start();
      expect((await post(legacyCall, { accept })).status).toBe(status);
      expect((await post(call, { accept })).status).toBe(200);
    },
  );

  it('drops notifications for a client that takes no stream', async () => {
    const { post } = await start(async (_tool, exchange) => {
      exchange.notify('notifications/progress', { progress: 1 });
      return { content: [] };
    });
    const response = await post(call, { accept: 'application/json' });
    expect(await response.json()).toMatchObject({ id: 7, result: {} });
  });
});
