import { request as httpRequest } from 'node:http';
import {
  Controller,
  Get,
  type INestApplication,
  Inject,
  Injectable,
  Module,
  type OnModuleInit,
  Post,
  Body,
} from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { McpDispatcher } from '../../lib/protocol/dispatcher.js';
import { prepareExpress } from '../../lib/transports/http/express-mount.js';
import type { HttpOptions } from '../../lib/transports/http/http-options.js';
import { HttpTransport } from '../../lib/transports/http/http-transport.js';
import {
  type MountedEndpoint,
  mountHttp,
} from '../../lib/transports/http/mount.js';

export type Platform = 'express' | 'fastify';
export const PLATFORMS: readonly Platform[] = ['express', 'fastify'];
const SETTINGS = Symbol('settings');

export interface Settings {
  readonly platform: Platform;
  readonly dispatcher: McpDispatcher;
  readonly options?: HttpOptions;
  readonly path?: string;
  readonly version?: string;
  /** Runs before the app listens: prefixes, CORS, middleware. */
  readonly configure?: (app: INestApplication) => void;
  readonly controllers?: readonly (new () => object)[];
  /** Leaves the app's body parser to it. */
  readonly unprepared?: boolean;
}

@Controller()
class RestController {
  @Get('health')
  health() {
    return { ok: true };
  }

  @Post('echo')
  echo(@Body() body: unknown) {
    return { body };
  }
}

@Injectable()
class Mount implements OnModuleInit {
  readonly transport: HttpTransport;
  readonly warnings: string[] = [];
  endpoint: MountedEndpoint | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly host: HttpAdapterHost,
    private readonly config: ApplicationConfig,
  ) {
    const { dispatcher, options, unprepared } = settings;
    this.transport = new HttpTransport({
      dispatcher,
      ...(options && { options }),
    });
    if (!unprepared) {
      prepareExpress(
        host.httpAdapter,
        (path) => this.endpoint?.matches(path) ?? false,
      );
    }
  }

  onModuleInit() {
    const { path = '/mcp', version } = this.settings;
    this.endpoint = mountHttp({
      adapter: this.host.httpAdapter,
      config: this.config,
      path,
      ...(version !== undefined && { version }),
      transport: this.transport,
      logger: { warn: (message: string) => this.warnings.push(message) },
    });
  }
}

export interface RunningApp {
  readonly app: INestApplication;
  readonly mount: Mount;
  readonly url: string;
  readonly port: number;
  /** Sends a message as a well-behaved client does. */
  readonly post: (
    message: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
}

const started: INestApplication[] = [];

/** Closes what a test started, also when it failed. */
export async function closeApps(): Promise<void> {
  const closing = started.splice(0).map((app) => {
    const server: { closeAllConnections(): void } = app.getHttpServer();
    const closed = app.close();
    // undici opens a spare connection after an abort; close() would wait for it.
    setImmediate(() => server.closeAllConnections());
    return closed;
  });
  await Promise.all(closing);
}

export async function startApp(settings: Settings): Promise<RunningApp> {
  @Module({
    controllers: [...(settings.controllers ?? []), RestController],
    providers: [Mount, { provide: SETTINGS, useValue: settings }],
  })
  class AppModule {}

  const adapter =
    settings.platform === 'express'
      ? new ExpressAdapter()
      : new FastifyAdapter();
  const app = await NestFactory.create(AppModule, adapter, { logger: false });
  started.push(app);
  settings.configure?.(app);
  await app.listen(0, '127.0.0.1');
  const port = Number(new URL(await app.getUrl()).port);
  const mount = app.get(Mount);
  const url = `http://127.0.0.1:${port}${mount.endpoint?.paths[0] ?? '/mcp'}`;
  return {
    app,
    mount,
    url,
    port,
    post: (message, headers) =>
      fetch(url, {
        method: 'POST',
        headers: headersFor(message, headers),
        body: typeof message === 'string' ? message : JSON.stringify(message),
      }),
  };
}

export function headersFor(
  message: unknown,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...modernHeaders(message),
    ...more,
  };
}

interface LooseMessage {
  readonly method?: string;
  readonly params?: {
    readonly name?: string;
    readonly _meta?: Readonly<Record<string, unknown>>;
  };
}

function modernHeaders(message: unknown): Record<string, string> {
  if (typeof message !== 'object' || message === null) return {};
  const { method = '', params }: LooseMessage = message;
  const version = params?._meta?.['io.modelcontextprotocol/protocolVersion'];
  if (typeof version !== 'string') return {};
  return {
    'mcp-protocol-version': version,
    'mcp-method': method,
    ...(params?.name !== undefined && { 'mcp-name': params.name }),
  };
}

/** Sends with Node's own client, which sets any header and shows connection errors. */
export function raw(
  port: number,
  options: {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    chunks?: readonly Uint8Array[];
    onSent?: () => void;
  },
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const {
      method = 'POST',
      path = '/mcp',
      headers = {},
      chunks = [],
    } = options;
    const request = httpRequest(
      { port, host: '127.0.0.1', method, path, headers, agent: false },
      (response) => {
        let body = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (body += part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body,
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    void (async () => {
      for (const chunk of chunks) {
        request.write(chunk);
        await new Promise((next) => setTimeout(next, 5));
      }
      request.end();
    })();
  });
}
