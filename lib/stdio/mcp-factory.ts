import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { takeStdout } from '../transports/stdio/take-stdout.js';
import { openStdio } from './open-stdio.js';
import type { McpStdioOptions } from './stdio-options.js';
import { endWithConnection, exit } from './stdio-process.js';

type NestArguments = Parameters<typeof NestFactory.createApplicationContext>;

/** Options of `McpFactory.runStdio()`: Nest's own of an application context, and how the server is served. */
export type RunStdioOptions = NonNullable<NestArguments[1]> & McpStdioOptions;

/** Makes processes of modules, as `NestFactory` makes applications. */
export class McpFactory {
  /**
   * Runs a module as a stdio server: all there is to `main.ts`. Creates the
   * application without HTTP, with its logs on standard error, and serves it
   * over standard streams. When the client closes standard input, or on SIGTERM,
   * SIGINT and SIGHUP, running calls may finish for `graceMs`; then the
   * application is closed and the process exits.
   *
   * When the application cannot start, the reason goes to standard error and the
   * process exits with code 1, unless `abortOnError` is `false`.
   *
   * @param module the root module; or the promise of one, for which standard
   *   output is taken before the module is loaded
   * @returns the application, once it is served
   * @throws with `abortOnError: false`, what keeps the application from starting; what there is of it is closed before
   * @example
   * ```ts
   * await McpFactory.runStdio(AppModule);
   * ```
   */
  static async runStdio(
    module: NestArguments[0],
    options: RunStdioOptions = {},
  ): Promise<INestApplicationContext> {
    const stdout = takeStdout();
    const { id, user, maxMessageSize, graceMs, ...nest } = options;
    let app: INestApplicationContext | undefined;
    try {
      app = await NestFactory.createApplicationContext(module, nest);
      const transport = await openStdio(app, stdout.output, {
        id,
        user,
        maxMessageSize,
        graceMs,
      });
      void endWithConnection(app, transport, stdout.output);
      return app;
    } catch (error) {
      if (options.abortOnError !== false) {
        process.stderr.write(`${reasonOf(error)}\n`);
        return exit(1, stdout.output);
      }
      try {
        await app?.close();
      } catch (failure) {
        // The caller is told of what came first.
        process.stderr.write(`${reasonOf(failure)}\n`);
      }
      stdout.release();
      throw error;
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof McpConfigurationException) return error.message;
  return error instanceof Error
    ? (error.stack ?? error.message)
    : String(error);
}
