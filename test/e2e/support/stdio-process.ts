import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The program itself. */
export const SERVER = fileURLToPath(
  new URL('./stdio-server.mjs', import.meta.url),
);

/** A message of the server, as far as these tests read it. */
export interface Answer {
  readonly id?: unknown;
  readonly method?: string;
  readonly result?: { readonly content?: unknown };
  readonly error?: { readonly code: number; readonly message: string };
}

const running = new Set<StdioProcess>();

/** Ends what a test started and left running. */
export function endProcesses(): void {
  for (const { child } of running) child.kill('SIGKILL');
}

/** The stdio server of these tests, in a process of its own. */
export class StdioProcess {
  readonly child: ChildProcess;
  /** Resolves to exit code or signal. */
  readonly exit: Promise<unknown>;
  stdout = '';
  stderr = '';
  /** What the server noted on a pipe of its own. */
  notes = '';

  /** @param args mode and grace time, as the program takes them; or another program, and its arguments */
  constructor(...args: string[]) {
    const [first = ''] = args;
    const program = first.startsWith('-') ? [] : [SERVER];
    this.child = spawn(process.execPath, [...program, ...args], {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    running.add(this);
    const [, stdout, stderr, notes] = this.child.stdio;
    stdout?.on('data', (chunk) => (this.stdout += String(chunk)));
    stderr?.on('data', (chunk) => (this.stderr += String(chunk)));
    notes?.on('data', (chunk) => (this.notes += String(chunk)));
    this.child.stdin?.on('error', () => undefined);
    this.exit = once(this.child, 'close').then(([code, signal]) => {
      running.delete(this);
      return code ?? signal;
    });
  }

  /** Writes messages, and text as it is. */
  send(...lines: readonly (object | string)[]): this {
    for (const line of lines) {
      const text =
        typeof line === 'string'
          ? line
          : JSON.stringify({ jsonrpc: '2.0', ...line });
      this.child.stdin?.write(`${text}\n`);
    }
    return this;
  }

  /** Calls a tool as a client does that never shook hands. */
  call(id: number, name: string, args: object = {}): this {
    const params = { name, arguments: args, _meta: { progressToken: id } };
    return this.send({ id, method: 'tools/call', params });
  }

  /** The client's way of saying goodbye. */
  end(): this {
    this.child.stdin?.end();
    return this;
  }

  /** All that came on standard output, which must be messages. */
  get messages(): readonly Answer[] {
    const lines = this.stdout.split('\n').slice(0, -1);
    return lines.map((line): Answer => JSON.parse(line));
  }

  /** Waits for something to be true, as long as the process runs. */
  async until(holds: (self: this) => boolean): Promise<this> {
    while (!holds(this) && running.has(this)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this;
  }

  /** Waits for so many messages. */
  answers(count: number): Promise<this> {
    return this.until(({ messages }) => messages.length >= count);
  }
}
