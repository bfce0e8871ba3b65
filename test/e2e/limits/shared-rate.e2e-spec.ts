import { jest } from '@jest/globals';
import { Logger, Module, type Type } from '@nestjs/common';
import type { RateStorage } from '../../../lib/execution/limits/rate-storage.js';
import { RateWindow } from '../../../lib/execution/limits/rate-window.js';
import { McpModule } from '../../../lib/index.js';
import { RedisRateStorage } from '../../../lib/redis/index.js';
import { describeWithRedis, startRedis } from '../../redis/redis-server.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';
import { Desk, DeskGuard } from './desk.js';

const STORAGE = Symbol('ThrottlerStorage');
const LIMIT = { limit: 4, ttlMs: 3_600_000 };

/** A replica that counts with what its container provides under the token. */
function replica(storage: object): Type {
  @Module({
    providers: [{ provide: STORAGE, useValue: storage }],
    exports: [STORAGE],
  })
  class ThrottlerModule {}

  @Module({
    imports: [
      ThrottlerModule,
      McpModule.forRoot({
        guards: [DeskGuard],
        limits: { rate: { ...LIMIT, storage: STORAGE } },
      }),
    ],
    providers: [Desk],
  })
  class App {}
  return App;
}

/** Statuses of six requests of one caller, sent to two replicas in turn. */
async function statuses(running: readonly Running[]): Promise<number[]> {
  const all: number[] = [];
  for (let time = 0; time < 6; time += 1) {
    const { url } = running[time % 2] ?? { url: '' };
    const headers = { 'x-user': 'ada' };
    const era = time % 3 === 0 ? 'legacy' : 'modern';
    all.push((await rpc(`${url}/mcp`, era, 'tools/list', {}, headers)).status);
  }
  return all;
}

async function withReplicas(
  storage: object,
  use: (running: readonly Running[]) => Promise<void>,
): Promise<void> {
  const running = await Promise.all(
    PLATFORMS.map((platform) => start(replica(storage), platform)),
  );
  try {
    await use(running);
  } finally {
    await Promise.all(running.map(({ app }) => app.close()));
  }
}

describe('replicas that share a storage of limits.rate', () => {
  it('count together', async () => {
    await withReplicas(new RateWindow(), async (running) => {
      expect(await statuses(running)).toEqual([200, 200, 200, 200, 429, 429]);
    });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('away'))],
    ['does not answer', () => new Promise(() => undefined)],
  ])(
    'count each by itself while it %s, and say so',
    async (_, increment) => {
      const warned = jest
        .spyOn(Logger.prototype, 'warn')
        .mockImplementation(() => undefined);
      try {
        await withReplicas({ increment }, async (running) => {
          expect(new Set(await statuses(running))).toEqual(new Set([200]));
          expect(await statuses(running)).toContain(429);
        });
        const said = warned.mock.calls.map(([line]) => String(line));
        expect(said).toContainEqual(
          expect.stringContaining('The storage of limits.rate fails'),
        );
      } finally {
        warned.mockRestore();
      }
    },
    60_000,
  );
});

describe('the storage of limits.rate', () => {
  it('is told of a caller by a digest alone', async () => {
    const told: unknown[][] = [];
    const window: RateStorage = new RateWindow();
    const storage: RateStorage = {
      increment: (...args) => {
        told.push(args);
        return window.increment(...args);
      },
    };
    await withReplicas(storage, async (running) => {
      await statuses(running);
    });
    expect(told).toHaveLength(6);
    const [key, ...rest] = told[0] ?? [];
    expect(key).toMatch(/^mcp:[\w-]{43}$/);
    expect(rest).toEqual([LIMIT.ttlMs, LIMIT.limit, LIMIT.ttlMs, 'mcp']);
    expect(new Set(told.map(([name]) => name)).size).toBe(1);
  });

  it.each([
    ['is not provided', Symbol('nobody'), /Symbol\(nobody\) is not provided/],
    ['counts nothing', Desk, /Desk has no method increment\(\)/],
  ])('that %s stops the server', async (_, storage, words) => {
    @Module({
      imports: [McpModule.forRoot({ limits: { rate: { ...LIMIT, storage } } })],
      providers: [Desk],
    })
    class App {}
    const started = start(App, 'express');
    await expect(started).rejects.toThrow(words);
    await expect(started).rejects.toThrow('MCP_RATE_STORAGE_UNRESOLVED');
  });
});

describeWithRedis('replicas that count in Redis', () => {
  it('count together', async () => {
    const server = await startRedis();
    const storage = new RedisRateStorage({ redis: server.url });
    try {
      await withReplicas(storage, async (running) => {
        expect(await statuses(running)).toEqual([200, 200, 200, 200, 429, 429]);
      });
    } finally {
      await storage.close();
      await server.stop();
    }
  });
});
