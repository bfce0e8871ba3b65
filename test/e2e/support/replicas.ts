import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BUILT = new URL('../../../build/sample/06-replicas/', import.meta.url);

/** A program of the sample that answers. */
interface Program {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Two replicas behind a proxy: three processes on loopback. */
export interface Replicas {
  /** The endpoint, as clients of the proxy see it. */
  readonly url: string;
  /** Process ids of the replicas that run. */
  pids(): readonly number[];
  /** Kills a replica as a crash would, and starts another in its place. */
  replaceOne(): Promise<void>;
  /** Ends all of them. */
  stop(): Promise<void>;
}

/** @param env what all three are given beside what this process has */
export async function startReplicas(
  env: Record<string, string>,
): Promise<Replicas> {
  const running = new Set<Program>();
  const start = async (name: string, more: Record<string, string>) => {
    const program = await startProgram(name, { ...env, ...more });
    running.add(program);
    return program;
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...running].map(kill));
  };
  try {
    let [one, two] = await Promise.all([
      start('main.js', { PORT: '0' }),
      start('main.js', { PORT: '0' }),
    ]);
    const urls = [one, two].map(({ port }) => `http://127.0.0.1:${port}`);
    const proxy = await start('proxy.js', {
      PORT: '0',
      PICK: 'random',
      REPLICAS: urls.join(','),
    });
    return {
      url: `http://127.0.0.1:${proxy.port}/mcp`,
      pids: () => [one, two].map(({ child }) => child.pid ?? 0),
      replaceOne: async () => {
        await kill(one);
        running.delete(one);
        one = await start('main.js', { PORT: String(one.port) });
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startProgram(
  name: string,
  env: Record<string, string>,
): Promise<Program> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(name, BUILT))], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const port = new Promise<number>((resolve, reject) => {
    // Read on for good: a pipe nobody reads would stop the program.
    child.stdout?.on('data', (chunk) => {
      if (said.includes('/mcp\n')) return;
      said += String(chunk);
      const found = /http:\/\/\S+:(\d+)\/mcp\n/.exec(said);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) =>
      reject(new Error(`${name} ended with ${code} before it listened.`)),
    );
  });
  return { child, port: await port };
}

async function kill({ child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
