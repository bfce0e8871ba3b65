import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';

const PATIENCE_MS = 10_000;

/** A real Redis of a test's own, with nothing in it. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Lets it accept connections and answer nothing, as a machine that hangs would. */
  freeze(): void;
  /** Lets it go on. */
  thaw(): void;
  /** Starts it again, on the same port; empty. */
  restart(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Whether there is a `redis-server` to be started. */
export function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/**
 * A suite that needs a real Redis. Where none is installed it is left out, and
 * says so; in CI that is a failure.
 */
export function describeWithRedis(name: string, suite: () => void): void {
  if (hasRedis()) {
    describe(name, suite);
    return;
  }
  process.stderr.write(
    `Left out: "${name}", as redis-server is not installed.\n`,
  );
  describe(name, () => {
    it('may be left out where redis-server is not installed, but not in CI', () => {
      expect(process.env['CI']).toBeFalsy();
    });
  });
}

/** Starts a Redis on a free port of the loopback, which writes nothing to disk. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  let child = await launch(port);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    restart: async () => {
      child = await launch(port);
    },
    stop: () => end('SIGKILL'),
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const child = spawn(
    'redis-server',
    [
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', tmpdir()],
      ['--save', '', '--appendonly', 'no', '--daemonize', 'no'],
    ].flat(),
    { stdio: 'ignore' },
  );
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`redis-server did not start on port ${port}.`);
    }
    await sleep(20);
  }
  return child;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) {
    throw new Error('There is no free port.');
  }
  return address.port;
}
