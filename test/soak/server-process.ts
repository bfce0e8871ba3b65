import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Census } from './census.js';

const PROGRAM = fileURLToPath(new URL('./server/main.js', import.meta.url));

/** A server in a process of its own, which says on demand what it holds. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** The MCP endpoint. */
    readonly url: string,
  ) {}

  /** @param ttlMs how long its sessions last, in milliseconds */
  static async start(ttlMs: number): Promise<ServerProcess> {
    const child = fork(PROGRAM, [String(ttlMs)], {
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGTERM') return;
      console.error(`The server ended by itself: ${code ?? signal}.`);
      process.exit(1);
    });
    const [url]: unknown[] = await once(child, 'message');
    return new ServerProcess(child, `${String(url)}/mcp`);
  }

  async census(): Promise<Census> {
    const answer = await this.#ask('census');
    if (isCensus(answer)) return answer;
    throw new Error('The server did not say what it holds.');
  }

  /** Bytes in use once all garbage is gone. */
  async memory(): Promise<number> {
    return Number(await this.#ask('memory'));
  }

  async stop(): Promise<void> {
    this.child.kill();
    await once(this.child, 'exit');
  }

  async #ask(question: string): Promise<unknown> {
    const answered = once(this.child, 'message');
    this.child.send(question);
    const [answer]: unknown[] = await answered;
    return answer;
  }
}

function isCensus(value: unknown): value is Census {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((number) => typeof number === 'number')
  );
}
