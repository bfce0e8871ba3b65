import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { eventually } from '../redis/support/eventually.js';
import { describeWithRedis, startRedis } from '../redis/redis-server.js';
import { BoardListener, tallyUp } from './support/board-listener.js';
import { type Replicas, startReplicas } from './support/replicas.js';
import { RetryingClient, Tally, withEach } from './support/retrying-client.js';
import { SessionListener } from './support/session-listener.js';

/** The long form: REPLICA_SESSIONS=1000. */
const SESSIONS = Number(process.env['REPLICA_SESSIONS'] ?? 200);
const PATIENCE_MS = 20_000 + SESSIONS * 100;
const LISTENERS = 10;
/** As many as one stream may watch, for the two halves of a test. */
const BOARDS = 50;

const MCP_KEY = 'a key that both of the replicas know';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(env: Record<string, string> = {}): Promise<Replicas> {
  const replicas = await startReplicas({ MCP_KEY, ...env });
  closing.push(replicas.stop);
  return replicas;
}

const boards = (half: string): string[] =>
  Array.from({ length: BOARDS }, (_, index) => `${half}-${index}`);
const urisOf = (names: readonly string[]): string[] =>
  names.map((name) => `board://${name}`);
const boardOf = (half: string, index: number): string =>
  `${half}-${index % BOARDS}`;

/** Opens all sessions and has each of them call; half-way a replica dies. */
async function firstHalf(
  replicas: Replicas,
  clients: readonly RetryingClient[],
): Promise<void> {
  await withEach(clients, (client) => client.open());
  await callHalfWay(replicas, clients);
}

/** Has each session call; half-way a replica dies. */
async function callHalfWay(
  replicas: Replicas,
  clients: readonly RetryingClient[],
): Promise<void> {
  let replaced: Promise<void> | undefined;
  await withEach(clients, async (client, index) => {
    if (index >= clients.length / 2) replaced ??= replicas.replaceOne();
    await client.pin(boardOf('early', index));
    await client.read(boardOf('early', index));
  });
  await replaced;
}

/** All sessions call again, on the new replica as on the old. */
async function secondHalf(clients: readonly RetryingClient[]): Promise<void> {
  await withEach(clients, async (client, index) => {
    await client.pin(boardOf('late', index));
    await client.read(boardOf('late', index));
  });
}

function openClients(url: string, tally: Tally): RetryingClient[] {
  return Array.from(
    { length: SESSIONS },
    (_, index) => new RetryingClient(url, tally, `client-${index}`),
  );
}

function expectNothingLost(
  tally: Tally,
  before: readonly number[],
  after: readonly number[],
): void {
  expect(tally.lost).toEqual([]);
  expect(tally.notFound).toBe(0);
  expect(tally.answered).toBe(4 * SESSIONS);
  // The proxy repeats nothing: that somebody had to shows that calls were hit.
  expect(tally.retried).toBeGreaterThan(0);
  expect(tally.replicas).toEqual(new Set([...before, ...after]));
}

describe('replicas with the same keys, and nothing else in common', () => {
  it(
    'lose no call and no session when one of them is killed and replaced',
    async () => {
      const replicas = await start();
      const before = replicas.pids();
      const tally = new Tally();
      const clients = openClients(replicas.url, tally);

      await firstHalf(replicas, clients);
      await secondHalf(clients);

      expectNothingLost(tally, before, replicas.pids());
    },
    PATIENCE_MS,
  );
});

describeWithRedis('replicas that share a Redis', () => {
  const redisOf = async () => {
    const redis = await startRedis();
    closing.push(() => redis.stop());
    return redis.url;
  };

  it(
    'tell every listener of every update once while one of them is killed and replaced, and lose nothing',
    async () => {
      const url = await redisOf();
      const replicas = await start({ REDIS_URL: url });
      const before = replicas.pids();
      const bus = await watchBus(url);
      const uris = urisOf([...boards('early'), ...boards('late')]);
      const open = () => BoardListener.open(replicas.url, uris);
      const listeners = await Promise.all(
        Array.from({ length: LISTENERS }, open),
      );
      closing.push(async () => listeners.forEach((one) => one.close()));
      const tally = new Tally();
      const clients = openClients(replicas.url, tally);

      await firstHalf(replicas, clients);
      const broken = listeners.filter(({ isBroken }) => isBroken);
      const whole = listeners.filter(({ isBroken }) => !isBroken);
      const anew = await Promise.all(broken.map(open));
      listeners.push(...anew);
      await secondHalf(clients);

      expectNothingLost(tally, before, replicas.pids());
      const expectEachTold = (): void => {
        const late = [...bus.updates].filter(([uri]) => uri.includes('late'));
        for (const { updates } of whole) expect(updates).toEqual(bus.updates);
        for (const { updates } of anew) expect(updates).toEqual(new Map(late));
      };
      await eventually(expectEachTold);
      // What comes twice may come late.
      await sleep(300);
      expectEachTold();
      expect(new Set(bus.updates.keys())).toEqual(new Set(uris));
      for (const { updates } of broken) {
        for (const [uri, count] of updates) {
          expect(count).toBeLessThanOrEqual(bus.updates.get(uri) ?? 0);
        }
      }
      const [reader] = clients;
      const pinned = await Promise.all(
        boards('early').map((name) => reader?.read(name)),
      );
      expect(new Set(pinned.flat()).size).toBe(SESSIONS);
    },
    PATIENCE_MS,
  );

  it(
    'tell every session of every update of what it subscribed to once, wherever it did and wherever its stream is',
    async () => {
      const url = await redisOf();
      const replicas = await start({ REDIS_URL: url });
      const before = replicas.pids();
      const bus = await watchBus(url);
      const tally = new Tally();
      const clients = openClients(replicas.url, tally);
      await withEach(clients, (client) => client.open());
      const streams: SessionListener[] = [];
      closing.push(async () => streams.forEach((one) => one.close()));
      // Some subscribe before they listen, some after.
      await withEach(clients, async (client, index) => {
        await client.watch(boardOf('early', index));
        const { session } = client;
        streams[index] = await SessionListener.open(replicas.url, session);
        await client.watch(boardOf('late', index));
      });

      await callHalfWay(replicas, clients);
      await eventually(() =>
        expect(streams.filter(({ isOpen }) => isOpen).length).toBe(SESSIONS),
      );
      await secondHalf(clients);

      expectNothingLost(tally, before, replicas.pids());
      const numberOfBroken = streams.filter(({ isBroken }) => isBroken).length;
      expect(numberOfBroken).toBeGreaterThan(0);
      expect(numberOfBroken).toBeLessThan(SESSIONS);
      const expectEachTold = (): void => {
        const wrong = streams.flatMap((stream, index) =>
          bus.differences(stream, [
            // What was told while there was no stream may be missing.
            ...(stream.isBroken ? [] : urisOf([boardOf('early', index)])),
            ...urisOf([boardOf('late', index)]),
          ]),
        );
        expect(wrong).toEqual([]);
      };
      await eventually(expectEachTold);
      await sleep(300);
      expectEachTold();
      expect(streams.some(({ hasDoubles }) => hasDoubles)).toBe(false);
    },
    PATIENCE_MS,
  );
});

/** Counts what the replicas publish, as Redis sees it. */
async function watchBus(url: string) {
  const listening = new Redis(url);
  closing.push(async () => listening.disconnect());
  const updates = new Map<string, number>();
  listening.on('message', (_channel, message: string) => {
    const [uri] = /board:\/\/[a-z0-9-]+/.exec(message) ?? [];
    if (uri) tallyUp(updates, uri);
  });
  await listening.subscribe('mcp:default:events');
  return {
    updates,
    /** Where a stream told of resources more or less often than they were updated. */
    differences: (stream: SessionListener, uris: readonly string[]) =>
      uris
        .map((uri) => [uri, stream.told(uri), updates.get(uri) ?? 0] as const)
        .filter(([, told, updated]) => told !== updated),
  };
}
