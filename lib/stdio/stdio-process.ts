import { type INestApplicationContext, Logger } from '@nestjs/common';
import { FLUSH_MS, type LineWriter } from '../transports/stdio/line-writer.js';
import type { StdioTransport } from '../transports/stdio/stdio-transport.js';

const logger = new Logger('McpStdio');

/** How long the application may take to close, in milliseconds. */
const CLOSE_MS = 5_000;

/** Signals by which clients and terminals ask a process to end. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Ends the process with its connection: closes the application, so that its
 * shutdown hooks run, and exits, whatever is still running. A signal ends the
 * connection as the client's closing it does, a second one at once.
 */
export async function endWithConnection(
  app: INestApplicationContext,
  transport: StdioTransport,
  output: LineWriter,
): Promise<never> {
  for (const signal of SIGNALS) process.on(signal, () => void transport.end());
  await transport.closed;
  const deadline = setTimeout(() => {
    logger.error(`The application did not close within ${CLOSE_MS} ms.`);
    void exit(1, output);
  }, CLOSE_MS);
  try {
    await app.close();
  } catch (error) {
    logger.error(
      `Closing the application failed: ${String(error)}`,
      error instanceof Error ? error.stack : undefined,
    );
    return exit(1, output);
  } finally {
    clearTimeout(deadline);
  }
  return exit(0, output);
}

/** Exits once what was written has left the process: pipes may take it later. */
export async function exit(code: number, output: LineWriter): Promise<never> {
  const logged = new Promise((resolve) => process.stderr.write('', resolve));
  const timeUp = new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
  await Promise.race([Promise.all([output.flushed(), logged]), timeUp]);
  process.exit(code);
}
