import { Server } from 'node:net';
import { type HttpServer, Logger } from '@nestjs/common';
import type { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import type { McpHttpOptions } from '../server/mcp-server-options.js';
import type { ServerDocument } from '../server/server-protection.js';
import { DocumentEndpoint } from '../transports/http/document-endpoint.js';
import { prepareExpress } from '../transports/http/express-mount.js';
import type { HttpEndpoint } from '../transports/http/http-endpoint.js';
import { type MountedEndpoint, mountHttp } from '../transports/http/mount.js';
import { UnusedSockets } from '../transports/http/unused-sockets.js';
import { slashed, ssePaths } from '../transports/sse/sse-options.js';
import type { SseTransport } from '../transports/sse/sse-transport.js';

const logger = new Logger('McpModule');

/** The place of one server on the application's HTTP server, when it has one. */
export class HttpMount {
  /** Path of the endpoint, before prefix and version. */
  readonly path: string;
  readonly #mounted: MountedEndpoint[] = [];
  #unused: UnusedSockets | undefined;

  /** To be made while modules are instantiated: Nest's body parsers come right after. */
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: ApplicationConfig,
    private readonly options: McpHttpOptions,
  ) {
    this.path = slashed(options.path ?? 'mcp');
    const isMcpPath = (path: string) =>
      this.#mounted.some((mounted) => mounted.matches(path));
    const prepare = () => {
      // An application context has no adapter, nor will it get one.
      if (host.httpAdapter) prepareExpress(host.httpAdapter, isMcpPath);
    };
    if (host.httpAdapter) prepare();
    // In a testing module the adapter comes once the application is created.
    else host.init$.subscribe(prepare);
  }

  /**
   * Mounts a server's transports.
   *
   * @returns the paths clients are pointed to; none where the application has no HTTP server
   * @throws McpConfigurationException on a platform other than Express and Fastify
   */
  open({
    http,
    sse,
    documents,
  }: {
    readonly http: HttpEndpoint;
    readonly sse: SseTransport | undefined;
    readonly documents: readonly ServerDocument[];
  }): readonly string[] {
    const adapter = this.host.httpAdapter;
    if (!adapter) return [];
    const paths = [...this.#mount(adapter, this.path, http)];
    if (sse) paths.push(...this.#mountSse(adapter, sse));
    for (const document of documents) {
      mountHttp({
        adapter,
        config: this.config,
        path: document.path,
        isAbsolute: true,
        transport: new DocumentEndpoint(document),
        logger,
      });
    }
    const server: unknown = adapter.getHttpServer();
    if (server instanceof Server) this.#unused = new UnusedSockets(server);
    return paths;
  }

  /** Lets go of connections the application would wait for; to be called when it shuts down. */
  close(): void {
    this.#unused?.close();
  }

  #mountSse(adapter: HttpServer, sse: SseTransport): readonly string[] {
    const paths = ssePaths(this.options.sse);
    if (!paths) return [];
    const [target = paths.messagesPath] = this.#mount(
      adapter,
      paths.messagesPath,
      { handle: (call) => sse.receive(call) },
    );
    return this.#mount(adapter, paths.path, {
      handle: (call) => sse.open(call, target),
    });
  }

  #mount(
    adapter: HttpServer,
    path: string,
    transport: HttpEndpoint,
  ): readonly string[] {
    const { version } = this.options;
    const mounted = mountHttp({
      adapter,
      config: this.config,
      path,
      transport,
      logger,
      ...(version !== undefined && { version }),
    });
    this.#mounted.push(mounted);
    return mounted.paths;
  }
}
