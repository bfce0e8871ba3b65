import { Logger } from '@nestjs/common';
import {
  type FaultKind,
  ProtocolFault,
} from '../../lib/errors/protocol-fault.js';
import type { McpExchange } from '../../lib/exchange/mcp-exchange.js';
import { dispatcherOf } from '../protocol/fixtures.js';
import { PLATFORMS, closeApps, startApp } from './app.fixture.js';
import { call, deny, startOn } from './http-transport.fixture.js';

const setHeader = (exchange: McpExchange, name: string, value: string) => {
  const response = exchange.channel.http?.response ?? {};
  const set: unknown =
    Reflect.get(response, 'header') ?? Reflect.get(response, 'setHeader');
  if (typeof set === 'function') set(name, value);
};

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = startOn(platform);

  describe('turns a refusal into', () => {
    it.each<[FaultKind, number, string, string | null]>([
      ['unauthenticated', 401, 'www-authenticate', 'Bearer'],
      ['forbidden', 403, 'www-authenticate', null],
      ['throttled', 429, 'retry-after', '1'],
      ['missing-capability', 400, 'retry-after', null],
      ['internal', 500, 'retry-after', null],
    ])('%s → %i', async (kind, status, header, value) => {
      const { post } = await start(deny(kind));
      const response = await post(call);
      expect(response.status).toBe(status);
      expect(response.headers.get(header)).toBe(value);
      expect(await response.json()).toMatchObject({
        id: 7,
        error: { message: 'no' },
      });
    });

    it('the status a guard asked for', async () => {
      const { post } = await start(deny('refused', 451));
      expect((await post(call)).status).toBe(451);
    });

    it('the headers a guard set rather than its own', async () => {
      const { post } = await start(async (_tool, exchange) => {
        setHeader(exchange, 'WWW-Authenticate', 'DPoP');
        setHeader(exchange, 'Retry-After', '30');
        throw new ProtocolFault(
          exchange.message.id === 7 ? 'unauthenticated' : 'throttled',
          'no',
        );
      });
      expect((await post(call)).headers.get('www-authenticate')).toBe('DPoP');
      expect((await post({ ...call, id: 8 })).headers.get('retry-after')).toBe(
        '30',
      );
    });

    it('401 for a notification, too', async () => {
      const { post } = await startApp({
        platform,
        dispatcher: dispatcherOf([], {
          runEndpoint: () =>
            Promise.reject(new ProtocolFault('unauthenticated', 'no')),
        }),
      });
      const response = await post({
        jsonrpc: '2.0',
        method: 'notifications/initialized',
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ id: null });
    });
  });
});
