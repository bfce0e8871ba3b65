import type { INestApplicationContext } from '@nestjs/common';
import { findServer } from '../../../lib/module/find-server.js';
import { type Answer, initialize } from '../../transports/stdio.fixture.js';

/** A connection to an application as stdio has it, spoken to in plain messages. */
export interface Connected {
  /** Sends a request and waits for its answer. */
  ask(
    method: string,
    params?: Readonly<Record<string, unknown>>,
  ): Promise<Answer>;
  /** Everything the server sent so far. */
  readonly sent: readonly Answer[];
  close(): void;
}

/** Opens a connection of the legacy era to an application. */
export async function connectTo(
  app: INestApplicationContext,
): Promise<Connected> {
  const server = await findServer(app, 'default');
  const sent: Answer[] = [];
  const waiting = new Map<unknown, (answer: Answer) => void>();
  const connection = server.connect({
    transport: 'stdio',
    sink: {
      backlog: 0,
      send: (json) => {
        const message: Answer = JSON.parse(json);
        sent.push(message);
        if (message.method === undefined) waiting.get(message.id)?.(message);
      },
    },
  });
  let id = 0;
  const ask = (message: object) => {
    id += 1;
    const answer = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    connection.receive(JSON.stringify({ jsonrpc: '2.0', ...message, id }));
    return answer;
  };
  await ask(initialize(0));
  return {
    ask: (method, params = {}) => ask({ method, params }),
    sent,
    close: () => connection.close(),
  };
}
