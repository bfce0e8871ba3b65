import { Injectable } from '@nestjs/common';
import type { NotificationHub } from '../notifications/notification-hub.js';
import type { LoggingLevel } from '../sdk.js';

/**
 * A handle on the MCP server for the rest of the application: tells clients of
 * what happens between their requests, on this replica and on the others.
 * Provided by `McpModule` to the modules that import it; where there are several
 * servers, `@InjectMcpServer(id)` says which.
 *
 * Everything returns at once, and what is told before the server has started,
 * or after it was closed, is told to nobody: there are no clients then.
 *
 * @example
 * ```ts
 * @Injectable()
 * class Prices {
 *   constructor(private readonly mcp: McpServerRef) {}
 *
 *   @OnEvent('price.changed')
 *   changed({ symbol }: PriceChanged) {
 *     this.mcp.resourceUpdated(`prices://${symbol}`);
 *   }
 * }
 * ```
 */
@Injectable()
export class McpServerRef {
  #hub: NotificationHub | undefined;

  /** Tells clients to ask for the tools anew; several times within 50 ms tells once. */
  toolsChanged(): void {
    this.#hub?.publish({ kind: 'list-changed', list: 'tools' });
  }

  /** Tells clients to ask for the resources and templates anew; several times within 50 ms tells once. */
  resourcesChanged(): void {
    this.#hub?.publish({ kind: 'list-changed', list: 'resources' });
  }

  /** Tells clients to ask for the prompts anew; several times within 50 ms tells once. */
  promptsChanged(): void {
    this.#hub?.publish({ kind: 'list-changed', list: 'prompts' });
  }

  /**
   * Tells the clients that watch a resource to read it anew.
   * @param uri absolute, as `resources/read` takes it; no pattern
   * @throws TypeError when it is not absolute
   */
  resourceUpdated(uri: string): void {
    this.#hub?.publish({ kind: 'resource-updated', uri });
  }

  /**
   * Sends a log message to all clients whose level it passes. For one about a
   * call, which only its caller should read, there is `McpContext`.
   *
   * @param data anything JSON can carry, the same for every client: no secrets
   * @param logger names the part of the application that speaks
   * @throws TypeError for what JSON cannot carry
   */
  log(level: LoggingLevel, data: unknown, logger?: string): void {
    this.#hub?.publish({
      kind: 'log',
      level,
      data,
      ...(logger !== undefined && { logger }),
    });
  }

  /**
   * Gives the handle its server.
   * @internal
   */
  attach(hub: NotificationHub): void {
    this.#hub = hub;
  }
}
