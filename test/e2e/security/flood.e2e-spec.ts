import { bearer, signedApp, tokenOf } from '../../auth/support/signed-app.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpcRequest } from '../support/rpc.js';
import { type Cost, costOf, postOf } from './pipeline.js';

const COUNT = 300;
/** What a refusal may cost of what an admitted call costs. Measured: below 1; the machine may be busy. */
const MOST = 3;

const { body, headers } = rpcRequest('modern', 'tools/call', {
  name: 'whoami',
  arguments: {},
});
const post = (authorization?: string, content: unknown = body): string =>
  postOf(
    { ...headers, ...(authorization !== undefined && { authorization }) },
    JSON.stringify(content),
  );

const batch = Array.from({ length: 100 }, (_, id) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name: 'whoami' },
}));
const large = rpcRequest('modern', 'tools/call', {
  name: 'whoami',
  arguments: { text: 'x'.repeat(1024 * 1024) },
}).body;

const good = await bearer('alice');
const expired = await bearer('alice', { expiresIn: -60 });
const forged = `${(await tokenOf('alice')).slice(0, -8)}AAAAAAAA`;

/** Requests nobody vouches for, as a flood would have them. */
const REFUSED: readonly (readonly [what: string, request: string])[] = [
  ['no token', post()],
  ['credentials of another kind', post('Basic YTpi')],
  ['a token that is none', post('Bearer opaque')],
  ['a token of the longest length', post(`Bearer ${'x'.repeat(8_000)}`)],
  ['a forged signature', post(`Bearer ${forged}`)],
  ['a token that has expired', post(expired.authorization)],
];

describe.each(PLATFORMS)(
  'a flood of requests without a good token, on %s',
  (platform) => {
    let running: Running;
    let port: number;
    let admitted: Cost;

    const measured = async (request: string, count = COUNT): Promise<Cost> => {
      // What is compiled or cached the first time is no part of it.
      await costOf(port, request, count);
      const costs = [
        await costOf(port, request, count),
        await costOf(port, request, count),
      ];
      return costs.reduce((least, cost) =>
        cost.microseconds < least.microseconds ? cost : least,
      );
    };

    beforeAll(async () => {
      running = await start(signedApp(), platform);
      port = Number(new URL(running.url).port);
      admitted = await measured(post(good.authorization));
      expect([...admitted.statuses]).toEqual(['200']);
    });

    afterAll(() => running.app.close());

    it.each(REFUSED)('costs no more than calls: %s', async (what, request) => {
      const refused = await measured(request);

      expectCheap(what, refused, admitted);
    });

    it.each([
      ['a batch of 100 calls', batch, '2025-03-26'],
      ['a body of a megabyte', large, '2026-07-28'],
    ])(
      'costs no more than the same from a caller: %s',
      async (what, content, version) => {
        const send = (authorization?: string) =>
          measured(
            post(authorization, content).replace('2026-07-28', version),
            20,
          );

        expectCheap(what, await send(), await send(good.authorization));
      },
    );

    function expectCheap(what: string, refused: Cost, accepted: Cost): void {
      process.stdout.write(
        `      ${platform}, ${what}: ${Math.round(refused.microseconds)} µs refused, ${Math.round(accepted.microseconds)} µs admitted\n`,
      );
      expect([...refused.statuses]).toEqual(['401']);
      expect([...accepted.statuses]).toEqual(['200']);
      expect(refused.microseconds).toBeLessThan(MOST * accepted.microseconds);
    }
  },
);
