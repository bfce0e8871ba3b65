import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { McpDispatcher } from '../../lib/protocol/dispatcher.js';
import { McpConnection } from '../../lib/transports/connection/mcp-connection.js';
import { LineWriter } from '../../lib/transports/stdio/line-writer.js';
import { StdioTransport } from '../../lib/transports/stdio/stdio-transport.js';
import { envelope } from '../protocol/fixtures.js';

/** A message of the server, as far as these tests read it. */
export interface Answer {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: {
    readonly code: number;
    readonly message: string;
    readonly data?: unknown;
  };
}

export interface Settings {
  readonly user?: unknown;
  readonly maxMessageSize?: number;
  readonly graceMs?: number;
  /** Bytes the client takes before it has to read. */
  readonly highWaterMark?: number;
}

/** Both ends of standard streams that connect nothing but a test and a server. */
export class Pipes {
  readonly input = new PassThrough();
  readonly output: PassThrough;
  #text = '';

  constructor(highWaterMark?: number) {
    this.output = new PassThrough({
      ...(highWaterMark !== undefined && { highWaterMark }),
    });
  }

  /** Begins to take what the server sends. */
  read(): this {
    this.output.on('data', (chunk) => (this.#text += String(chunk)));
    return this;
  }

  /** Writes lines: objects as JSON-RPC messages, lists and text as they are. */
  send(...lines: readonly unknown[]): void {
    for (const line of lines) this.input.write(`${lineOf(line)}\n`);
  }

  /** What the server has sent so far; one list for each batch. */
  get sent(): readonly (Answer & Answer[])[] {
    return this.#text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  /** Waits until the server has sent so many messages, then a little for one too many. */
  async answers(count: number): Promise<readonly (Answer & Answer[])[]> {
    while (this.sent.length < count) await once(this.output, 'data');
    await settled();
    return this.sent;
  }
}

/** Serves a dispatcher over streams, as `McpServer.connect` does. */
export function openStdio(
  dispatcher: McpDispatcher,
  settings: Settings = {},
): Pipes & { readonly transport: StdioTransport } {
  const { user, maxMessageSize = 65_536, graceMs = 5_000 } = settings;
  const pipes = new Pipes(settings.highWaterMark);
  const transport = new StdioTransport({
    input: pipes.input,
    output: new LineWriter(pipes.output),
    connect: (sink) =>
      new McpConnection({ dispatcher, transport: 'stdio', sink, user }),
    maxMessageSize,
    graceMs,
  });
  return Object.assign(pipes, { transport });
}

/** A handshake as 2025 clients send it. */
export function initialize(
  id: number,
  params: Readonly<Record<string, unknown>> = {},
) {
  return {
    id,
    method: 'initialize',
    params: {
      protocolVersion: '2025-06-18',
      capabilities: { roots: {} },
      clientInfo: { name: 'old', version: '1' },
      ...params,
    },
  };
}

/** A request of the modern era. */
export function modern(
  id: number,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  meta: Readonly<Record<string, unknown>> = {},
) {
  return { id, method, params: { ...params, _meta: envelope(meta) } };
}

/** Lets everything happen that is about to. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function lineOf(line: unknown): string {
  if (typeof line === 'string') return line;
  return Array.isArray(line)
    ? JSON.stringify(line.map((item) => ({ jsonrpc: '2.0', ...item })))
    : JSON.stringify({ jsonrpc: '2.0', ...Object(line) });
}
