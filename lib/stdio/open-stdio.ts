import { Logger } from '@nestjs/common';
import { findServer, type ServingApplication } from '../module/find-server.js';
import type { LineWriter } from '../transports/stdio/line-writer.js';
import {
  DEFAULT_GRACE_MS,
  DEFAULT_MAX_MESSAGE_SIZE,
  StdioTransport,
} from '../transports/stdio/stdio-transport.js';
import type { McpStdioOptions } from './stdio-options.js';

const logger = new Logger('McpStdio');

/** Serves a server of an application from standard input to an output taken before. */
export async function openStdio(
  app: ServingApplication,
  output: LineWriter,
  { id = 'default', user, maxMessageSize, graceMs }: McpStdioOptions,
): Promise<StdioTransport> {
  const server = await findServer(app, id);
  logger.log(`MCP server "${server.info.name}" is served over stdio`);
  return new StdioTransport({
    input: process.stdin,
    output,
    connect: (sink) => server.connect({ transport: 'stdio', sink, user }),
    maxMessageSize: maxMessageSize ?? DEFAULT_MAX_MESSAGE_SIZE,
    graceMs: graceMs ?? DEFAULT_GRACE_MS,
  });
}
