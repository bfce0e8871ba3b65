import { fork } from 'node:child_process';
import { once } from 'node:events';
import { PLATFORMS } from '../support/platforms.js';
import { type RpcAnswer, rpc } from '../support/rpc.js';

const SERVER = new URL('./throttler-storage-server.mjs', import.meta.url);

it.each(PLATFORMS)(
  'limits.rate counts with the storage of @nestjs/throttler, on %s',
  async (platform) => {
    const server = fork(SERVER, [platform], { execArgv: [] });
    try {
      const [url] = await once(server, 'message');
      const answers: RpcAnswer[] = [];
      while (answers.length < 5) {
        const era = answers.length % 2 ? 'legacy' : 'modern';
        answers.push(
          await rpc(`${url}/mcp`, era, 'tools/call', { name: 'count' }),
        );
      }
      expect(answers.map(({ status }) => status)).toEqual([
        200, 200, 200, 429, 429,
      ]);
      expect(answers[3]?.headers.get('retry-after')).toBe('60');
      expect(answers[3]?.body.error.code).toBe(-32012);
    } finally {
      const ended = once(server, 'exit');
      server.disconnect();
      await ended;
    }
  },
);
