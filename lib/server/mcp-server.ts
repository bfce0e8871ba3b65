import type {
  ApplicationConfig,
  ModuleRef,
  ModulesContainer,
} from '@nestjs/core';
import { Catalog } from '../catalog/catalog.js';
import { completionTargets } from '../catalog/completion-targets.layer.js';
import { uniqueNames } from '../catalog/unique-names.layer.js';
import type { CatalogEntry } from '../components/component.js';
import type { ContextServices } from '../context/context-abilities.js';
import { ComponentScanner } from '../discovery/component-scanner.js';
import { DiscoveredSource } from '../discovery/discovered-source.js';
import { sessionHookHosts } from '../discovery/session-hook-hosts.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { planEndpoint } from '../execution/endpoint-plans.js';
import { EnhancerResolver } from '../execution/enhancer-resolver.js';
import type { Executor } from '../execution/executor.js';
import { McpEndpoint } from '../execution/mcp-endpoint.js';
import { NestExecutor } from '../execution/nest-executor.js';
import { PlanBuilder } from '../execution/plan-builder.js';
import { ServerPlans } from '../execution/server-plans.js';
import type { Module } from '../nest.js';
import { NotificationHub } from '../notifications/notification-hub.js';
import { McpDispatcher } from '../protocol/dispatcher.js';
import { keyProblems } from '../sessions/key-problems.js';
import { SessionHooks } from '../sessions/session-hooks.js';
import { HttpTransport } from '../transports/http/http-transport.js';
import { loadSsePeer } from '../transports/sse/load-sse-peer.js';
import { SseTransport } from '../transports/sse/sse-transport.js';
import {
  McpConnection,
  type ConnectionInit,
} from '../transports/connection/mcp-connection.js';
import { createContextServices } from './context-services.factory.js';
import { createSessions } from './http-sessions.factory.js';
import type { McpServerOptions } from './mcp-server-options.js';
import { optionProblems } from './option-problems.js';
import { defaultPrincipal } from './principal.js';
import { serverKeys } from './server-keys.js';

/** What of Nest a server is built from. */
export interface McpServerHost {
  readonly modules: ModulesContainer;
  readonly config: ApplicationConfig;
  readonly moduleRef: ModuleRef;
  /** The modules whose components it offers. */
  readonly served: readonly Module[];
  /** The module that imports `McpModule`: where classes given in options are instantiated. */
  readonly importer: Module;
}

/** One MCP server of an application: its options, what it offers, and the ways to reach it. */
export class McpServer {
  readonly #connections = new Set<McpConnection>();

  private constructor(
    /** Names the server within the application. */
    readonly id: string,
    /** What it offers. */
    readonly catalog: Catalog,
    /** The way in over HTTP, and for everything that speaks as HTTP does. */
    readonly http: HttpTransport,
    private readonly dispatcher: McpDispatcher,
    /** The way in for clients of 2024-11-05, where the options ask for it. */
    readonly sse: SseTransport | undefined,
    private readonly stop: () => Promise<void>,
  ) {}

  /** Name and version on the wire. */
  get info(): { readonly name: string; readonly version: string } {
    return this.dispatcher.profile.info;
  }

  /** Opens a connection over a stream of messages; closed with the server at the latest. */
  connect(init: Omit<ConnectionInit, 'dispatcher'>): McpConnection {
    const { dispatcher } = this;
    const connection = new McpConnection({ dispatcher, ...init });
    this.#connections.add(connection);
    void connection.closed.then(() => this.#connections.delete(connection));
    return connection;
  }

  /** Where what happens to the server is told to its clients. */
  get hub(): NotificationHub {
    return this.dispatcher.profile.hub;
  }

  /** Ends everything open and tells running handlers to stop. Resolves within a second. */
  async close(): Promise<void> {
    const told = this.hub.close();
    // Streams of events end with their results, before everything else is cut off.
    await new Promise((resolve) => setImmediate(resolve));
    const served = this.http.close();
    this.sse?.close();
    for (const connection of this.#connections) connection.close();
    await Promise.all([told, served]);
    await this.stop();
  }

  /**
   * Builds a server from what the application declares.
   *
   * @param known problems found before, to be shown with the others
   * @throws McpConfigurationException with everything that is wrong
   */
  static async create(
    id: string,
    options: McpServerOptions,
    host: McpServerHost,
    known: readonly ConfigurationProblem[] = [],
  ): Promise<McpServer> {
    const problems = [...known, ...optionProblems(options)];
    const source = new DiscoveredSource(new ComponentScanner(host.served), {
      mode: options.validation?.mode ?? 'coerce',
      ...(options.validation?.pipe && { pipe: options.validation.pipe }),
    });
    const hub = new NotificationHub({
      serverId: id,
      ...(options.bus && { bus: options.bus }),
    });
    const catalog = new Catalog([source], [uniqueNames, completionTargets]);
    problems.push(...(await source.discover()));
    collect(problems, () => catalog.refresh());
    // Weak ones are among the problems already.
    const keys = serverKeys(
      id,
      keyProblems(options.keys).length > 0 ? undefined : options.keys,
    );
    let lifespan: unknown;
    const services = createContextServices(id, options, {
      catalog,
      keys,
      executor: () => executor,
      lifespan: () => lifespan,
    });
    const executor: Executor = await createExecutor(
      source.entries(),
      options,
      host,
      services,
      problems,
    );
    const dispatcher = collect(
      problems,
      () => new McpDispatcher(profileOf(options, catalog, hub), executor),
    );
    const Peer = options.http?.sse
      ? collect(problems, () => loadSsePeer())
      : undefined;
    if (!dispatcher || problems.length > 0) {
      throw new McpConfigurationException(problems);
    }
    lifespan = await options.lifespan?.start();
    const sessions = createSessions(
      id,
      keys,
      options,
      hub,
      new SessionHooks(sessionHookHosts(host.modules)),
    );
    return new McpServer(
      id,
      catalog,
      new HttpTransport({
        dispatcher,
        ...(options.http && { options: options.http }),
        ...(sessions && { sessions }),
      }),
      dispatcher,
      Peer &&
        new SseTransport({ dispatcher, Peer, options: options.http ?? {} }),
      async () => options.lifespan?.stop?.(lifespan),
    );
  }
}

async function createExecutor(
  entries: readonly CatalogEntry[],
  options: McpServerOptions,
  { config, modules, importer, moduleRef }: McpServerHost,
  services: ContextServices,
  problems: ConfigurationProblem[],
): Promise<Executor> {
  const masking = { mask: options.errors?.mask ?? true };
  const builder = new PlanBuilder(
    new EnhancerResolver(config, modules),
    { enhancers: options, inherit: options.inherit ?? {} },
    importer,
    moduleRef,
  );
  const { plans: endpoint, problem } = await planEndpoint(
    options.http?.endpoint ?? McpEndpoint,
    importer,
    builder,
  );
  const plans = await ServerPlans.build(entries, endpoint, builder);
  problems.push(...builder.problems, ...(problem ? [problem] : []));
  return new NestExecutor(plans, masking, services);
}

function profileOf(
  options: McpServerOptions,
  catalog: Catalog,
  hub: NotificationHub,
): McpDispatcher['profile'] {
  const { title, description, icons, websiteUrl, instructions, lists } =
    options;
  return {
    info: {
      name: options.name ?? 'nest-app',
      version: options.version ?? '0.0.0',
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(icons !== undefined && { icons: [...icons] }),
      ...(websiteUrl !== undefined && { websiteUrl }),
    },
    ...(instructions !== undefined && { instructions }),
    lists: { ttlMs: 0, scope: 'private', ...lists },
    extensions: options.extensions ?? [],
    catalog,
    hub,
    principal: options.principal ?? defaultPrincipal,
  };
}

/** Runs a step; what it finds wrong joins the other problems. */
function collect<T>(
  problems: ConfigurationProblem[],
  step: () => T,
): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof McpConfigurationException)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
