import type { NotificationHub } from '../notifications/notification-hub.js';
import type { LoggingLevel } from '../sdk.js';

/** What `McpServerRef` can tell clients of. All of it returns at once. */
export class ServerNotices {
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
   * Has clients to tell from here on.
   * @internal
   */
  protected tellThrough(hub: NotificationHub): void {
    this.#hub = hub;
  }
}
