import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Module,
  type OnModuleInit,
} from '@nestjs/common';
import {
  ApplicationConfig,
  HttpAdapterHost,
  ModuleRef,
  ModulesContainer,
} from '@nestjs/core';
import type { InputCompilation } from '../discovery/input-builder.js';
import { McpServer } from '../server/mcp-server.js';
import { ServerHandle } from '../server/server-handle.js';
import { composeServer } from './compose-server.js';
import { findProtection } from './find-protection.js';
import { HttpMount } from './http-mount.js';
import { importingModule } from './importing-module.js';
import { McpFeatureModule } from './mcp-feature.module.js';
import type {
  McpModuleExtras,
  McpModuleOptions,
} from './mcp-module-options.js';
import {
  ConfigurableModuleClass,
  MODULE_OPTIONS_TOKEN,
} from './mcp.module-definition.js';
import { McpServerRef } from './mcp-server-ref.js';
import type { McpFeatureOptions } from './mount-options.js';
import { MCP_SERVER_ID } from './mcp.tokens.js';
import { reportStart } from './start-up-report.js';
import { identityProblems } from './server-identity.js';
import { warnOfUnserved } from './unserved-components.js';

/**
 * Serves the application's `@Tool()` methods over the Model Context Protocol,
 * beside whatever else it serves: at `/mcp` unless told otherwise, with nothing
 * to add in `main.ts`.
 *
 * @example
 * ```ts
 * @Module({ imports: [McpModule.forRoot({ name: 'weather', version: '1.0.0' })], providers: [WeatherTools] })
 * export class AppModule {}
 * ```
 */
@Module({})
export class McpModule
  extends ConfigurableModuleClass
  implements OnModuleInit, BeforeApplicationShutdown
{
  readonly #mount: HttpMount;
  readonly #compilation: InputCompilation;
  readonly #handle: ServerHandle;
  #server: McpServer | undefined;

  /** @internal */
  constructor(
    @Inject(MCP_SERVER_ID) readonly id: string,
    @Inject(MODULE_OPTIONS_TOKEN) private readonly options: McpModuleOptions,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(ApplicationConfig) private readonly config: ApplicationConfig,
    @Inject(ModuleRef) private readonly moduleRef: ModuleRef,
    @Inject(McpServerRef) private readonly ref: McpServerRef,
    @Inject(HttpAdapterHost) adapterHost: HttpAdapterHost,
  ) {
    super();
    this.#compilation = {
      mode: options.validation?.mode ?? 'coerce',
      ...(options.validation?.pipe && { pipe: options.validation.pipe }),
    };
    this.#handle = new ServerHandle({
      id,
      // Dynamic ones may join until all are initialised.
      modules: { [Symbol.iterator]: () => modules.values() },
      importer: () => importingModule(modules, this),
      compilation: this.#compilation,
    });
    ref.prepare(this.#handle);
    this.#mount = new HttpMount(adapterHost, config, options.http ?? {});
  }

  /**
   * @param options everything has a default
   * @returns the module to import, once per server id
   */
  static override forRoot(
    options: McpModuleOptions & McpModuleExtras = {},
  ): DynamicModule {
    return super.forRoot(options);
  }

  /**
   * Mounts the module that imports this: in each server, wherever a module that
   * imports it is offered. What `include` names keeps its namespace; what
   * `mounts` names is mounted as written there.
   *
   * @param options everything has a default
   * @returns the module to import, once, or once for each `server`
   *
   * @example
   * ```ts
   * @Module({ imports: [McpModule.forFeature({ namespace: 'orders' })], providers: [OrderTools] })
   * export class OrdersModule {}
   * ```
   */
  static forFeature(options: McpFeatureOptions = {}): DynamicModule {
    return McpFeatureModule.of(options);
  }

  /** Whether the application has been initialised. */
  get started(): boolean {
    return this.#server !== undefined;
  }

  /**
   * The server, for tests and other parts of this package.
   *
   * @internal
   * @throws Error before the application has been initialised
   */
  get server(): McpServer {
    if (!this.#server) {
      throw new Error(
        'The MCP server starts with the application: call init() or listen() first.',
      );
    }
    return this.#server;
  }

  /** Builds the server and mounts it. Throws McpConfigurationException with everything that is wrong. */
  async onModuleInit(): Promise<void> {
    const servers = this.#servers();
    const { part, composition, problems } = composeServer(
      this,
      servers,
      this.modules,
    );
    const { protection, problems: unclear } = findProtection(
      this.modules.values(),
      this.id,
      servers.map(({ id }) => id),
    );
    const known = [
      ...identityProblems(
        this,
        servers.filter((server) => server !== this),
      ),
      ...problems,
      ...unclear,
    ];
    this.#server = await McpServer.create(
      this.id,
      this.options,
      {
        modules: this.modules,
        config: this.config,
        moduleRef: this.moduleRef,
        importer: importingModule(this.modules, this),
        part,
        compilation: this.#compilation,
        handle: this.#handle,
        ...(protection && { protection }),
      },
      known,
    );
    this.ref.attach(this.#server);
    const paths = this.#mount.open(this.#server);
    reportStart(this.#server, paths, part, composition.divided);
    // Once for the application: by the last to start, when all are known to be right.
    if (servers.every(({ started }) => started)) {
      warnOfUnserved(composition.unserved());
    }
  }

  /** Where the server answers, before prefix and version. */
  get path(): string {
    return this.#mount.path;
  }

  /** The modules whose components the server offers; the rest where there are none. */
  get include(): McpModuleOptions['include'] {
    return this.options.include;
  }

  /** The modules it offers in places of their own. */
  get mounts(): McpModuleOptions['mounts'] {
    return this.options.mounts;
  }

  #servers(): readonly McpModule[] {
    return [...this.modules.values()]
      .map((module): unknown => module.instance)
      .filter((instance) => instance instanceof McpModule);
  }

  /** Ends open streams and connections and aborts running calls, or the HTTP server would wait for them. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ref.detach();
    await this.#server?.close();
    this.#mount.close();
  }
}
