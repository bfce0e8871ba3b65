import type { INestApplicationContext } from '@nestjs/common';
import { takeStdout } from '../transports/stdio/take-stdout.js';
import { openStdio } from './open-stdio.js';
import type { McpStdioOptions } from './stdio-options.js';

/** A server that is served over standard streams. */
export interface McpStdioHandle {
  /** Resolves when the client has closed its end and running calls are done. Standard output stays taken. */
  readonly closed: Promise<void>;
  /** Ends the connection at once, tells running handlers to stop, and gives standard output back, a second later where the client does not read. */
  close(): Promise<void>;
}

/** Serves applications over standard streams (2026-07-28, stdio). */
export class McpStdio {
  /**
   * Serves an application from standard input to standard output, which from
   * now on carries the protocol and nothing else: whatever else writes to it is
   * redirected to standard error. The process is yours to end; `McpFactory.runStdio()`
   * does that, too.
   *
   * @param app an application or its context; initialised if it is not yet
   * @throws McpConfigurationException `MCP_SERVER_NOT_FOUND` without `McpModule`
   *   in the application, `MCP_STDIO_TAKEN` while standard output is served, and
   *   what is wrong with the declarations, where the application is initialised here
   * @example
   * ```ts
   * const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error'] });
   * const { closed } = await McpStdio.serve(app);
   * await closed;
   * await app.close();
   * ```
   */
  static async serve(
    app: INestApplicationContext,
    options: McpStdioOptions = {},
  ): Promise<McpStdioHandle> {
    const stdout = takeStdout();
    try {
      const transport = await openStdio(app, stdout.output, options);
      return {
        closed: transport.closed,
        close: async () => {
          transport.close();
          try {
            await stdout.output.flushed();
          } finally {
            stdout.release();
          }
        },
      };
    } catch (error) {
      stdout.release();
      throw error;
    }
  }
}
