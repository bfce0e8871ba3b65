import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { PLATFORMS } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';
import { LEVELS } from './levels.js';

const SERVER = new URL('./throttled-server.mjs', import.meta.url);
const ERAS = ['legacy', 'modern'] as const;
const LIMIT = 3;

describe.each(PLATFORMS)('on %s', (platform) => {
  describe.each(LEVELS)('ThrottlerGuard for $name', ({ name, guardsAll }) => {
    let server: ChildProcess;
    let url: string;

    beforeAll(async () => {
      server = fork(SERVER, [platform, name], { execArgv: [] });
      const [told] = await once(server, 'message');
      url = `${told}/mcp`;
    });

    afterAll(async () => {
      const ended = once(server, 'exit');
      server.disconnect();
      await ended;
    });

    it.each(ERAS)('counts the calls of each caller: %s', async (era) => {
      const call = (caller: string, tool = 'open') =>
        rpc(
          url,
          era,
          'tools/call',
          { name: tool, arguments: {} },
          { 'x-api-key': `${caller}-${era}` },
        );
      const runs = async () => Number(textOf(await call(`counter-${era}`)));
      const before = await runs();

      const answers = [];
      for (let time = 0; time <= LIMIT; time += 1) {
        answers.push(await call('ada'));
      }

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
      const last = answers.at(-1);
      expect(last?.body).toEqual({
        jsonrpc: '2.0',
        id: 1,
        error: {
          code: -32012,
          message: 'ThrottlerException: Too Many Requests',
        },
      });
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(1);
      expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('2');
      expect((await call('bob')).status).toBe(200);
      expect((await call('ada', 'other')).status).toBe(200);
      expect(await runs()).toBe(before + LIMIT + 2);
    });

    it(`${guardsAll ? 'counts' : 'does not count'} lists`, async () => {
      const list = () =>
        rpc(url, 'modern', 'tools/list', {}, { 'x-api-key': 'cleo' });
      const statuses = [];
      for (let time = 0; time <= LIMIT; time += 1) {
        statuses.push((await list()).status);
      }

      expect(statuses).toEqual([200, 200, 200, guardsAll ? 429 : 200]);
    });
  });
});

function textOf({ body }: { readonly body: unknown }): unknown {
  return Object(body).result?.content[0]?.text;
}
