import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { NestFactory } from '@nestjs/core';
import { API_KEY } from '../access/api-key.guard.js';
import { AppModule } from '../app.module.js';

/** Clients of both eras: of those that shake hands, and of those that do not. */
export const MODES = [
  ['2025', 'legacy'],
  ['2026', { pin: '2026-07-28' }],
] as const;

export type Mode = (typeof MODES)[number][1];

/** The sample on a port of its own, and a client that knows the key. */
export interface RunningCatalog {
  readonly client: Client;
  connect(headers: Record<string, string>): Promise<Client>;
  stop(): Promise<void>;
}

export async function runCatalog(mode: Mode): Promise<RunningCatalog> {
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const url = new URL(`${await app.getUrl()}/mcp`);
  const connect = async (headers: Record<string, string>) => {
    const client = new Client(
      { name: 'agent', version: '1' },
      { versionNegotiation: { mode } },
    );
    await client.connect(
      new StreamableHTTPClientTransport(url, { requestInit: { headers } }),
    );
    return client;
  };
  const client = await connect({ 'x-api-key': API_KEY });
  return {
    client,
    connect,
    async stop() {
      await client.close();
      await app.close();
    },
  };
}
