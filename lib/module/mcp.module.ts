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
import { McpServer } from '../server/mcp-server.js';
import { Composition } from './composition.js';
import { HttpMount } from './http-mount.js';
import { importingModule } from './importing-module.js';
import { includeProblems } from './include-problems.js';
import type {
  McpModuleExtras,
  McpModuleOptions,
} from './mcp-module-options.js';
import {
  ConfigurableModuleClass,
  MODULE_OPTIONS_TOKEN,
} from './mcp.module-definition.js';
import { McpServerRef } from './mcp-server-ref.js';
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
    const composition = new Composition(this.modules.values(), servers);
    const known = [
      ...identityProblems(
        this,
        servers.filter((server) => server !== this),
      ),
      ...includeProblems(this.id, this.include ?? [], this.modules.values()),
    ];
    this.#server = await McpServer.create(
      this.id,
      this.options,
      {
        modules: this.modules,
        config: this.config,
        moduleRef: this.moduleRef,
        importer: importingModule(this.modules, this),
        served: composition.modulesOf(this),
      },
      known,
    );
    this.ref.attach(this.#server.hub);
    const paths = this.#mount.open(this.#server);
    reportStart(this.#server, paths, composition.divided);
    // Once for the application, not for each server.
    if (servers[0] === this) warnOfUnserved(composition.unserved());
  }

  /** Where the server answers, before prefix and version. */
  get path(): string {
    return this.#mount.path;
  }

  /** The modules whose components the server offers; the rest where there are none. */
  get include(): McpModuleOptions['include'] {
    return this.options.include;
  }

  #servers(): readonly McpModule[] {
    return [...this.modules.values()]
      .map((module): unknown => module.instance)
      .filter((instance) => instance instanceof McpModule);
  }

  /** Ends open streams and connections and aborts running calls, or the HTTP server would wait for them. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#server?.close();
    this.#mount.close();
  }
}
