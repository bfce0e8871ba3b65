import { Server } from 'node:http';
import { Logger } from '@nestjs/common';
import type { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import type { McpHttpOptions } from '../server/mcp-server-options.js';
import { prepareExpress } from '../transports/http/express-mount.js';
import type { HttpTransport } from '../transports/http/http-transport.js';
import { type MountedEndpoint, mountHttp } from '../transports/http/mount.js';
import { UnusedSockets } from '../transports/http/unused-sockets.js';

const logger = new Logger('McpModule');

/** The place of one server on the application's HTTP server, when it has one. */
export class HttpMount {
  /** Path of the endpoint, before prefix and version. */
  readonly path: string;
  #mounted: MountedEndpoint | undefined;
  #unused: UnusedSockets | undefined;

  /** To be made while modules are instantiated: Nest's body parsers come right after. */
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: ApplicationConfig,
    private readonly options: McpHttpOptions,
  ) {
    this.path = `/${(options.path ?? '/mcp').replace(/^\/+|\/+$/g, '')}`;
    const isMcpPath = (path: string) => this.#mounted?.matches(path) ?? false;
    const prepare = () => {
      // An application context has no adapter, nor will it get one.
      if (host.httpAdapter) prepareExpress(host.httpAdapter, isMcpPath);
    };
    if (host.httpAdapter) prepare();
    // In a testing module the adapter comes once the application is created.
    else host.init$.subscribe(prepare);
  }

  /**
   * Mounts a transport.
   *
   * @returns the paths it answers at; none where the application has no HTTP server
   * @throws McpConfigurationException on a platform other than Express and Fastify
   */
  open(transport: HttpTransport): readonly string[] {
    const adapter = this.host.httpAdapter;
    if (!adapter) return [];
    this.#mounted = mountHttp({
      adapter,
      config: this.config,
      path: this.path,
      transport,
      logger,
      ...(this.options.version !== undefined && {
        version: this.options.version,
      }),
    });
    const server: unknown = adapter.getHttpServer();
    if (server instanceof Server) this.#unused = new UnusedSockets(server);
    return this.#mounted.paths;
  }

  /** Lets go of connections the application would wait for; to be called when it shuts down. */
  close(): void {
    this.#unused?.close();
  }
}
