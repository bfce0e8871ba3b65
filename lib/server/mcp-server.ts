import type {
  ApplicationConfig,
  ModuleRef,
  ModulesContainer,
} from '@nestjs/core';
import type { Catalog } from '../catalog/catalog.js';
import type { InputCompilation } from '../discovery/input-builder.js';
import { sessionHookHosts } from '../discovery/session-hook-hosts.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { distinctProblems } from '../errors/distinct-problems.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { AccessExaminer } from '../execution/access-examiner.js';
import { planEndpoint } from '../execution/endpoint-plans.js';
import { EnhancerResolver } from '../execution/enhancer-resolver.js';
import type { Executor } from '../execution/executor.js';
import { McpEndpoint } from '../execution/mcp-endpoint.js';
import { NestExecutor } from '../execution/nest-executor.js';
import { DEFAULT_RESULT_SIZE } from '../execution/limits/limit-options.js';
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
import { Explainer } from './explain/explainer.js';
import { createCatalog } from './server-catalog.factory.js';
import { createSessions } from './http-sessions.factory.js';
import type { McpServerOptions } from './mcp-server-options.js';
import { optionProblems } from './option-problems.js';
import { defaultPrincipal } from './principal.js';
import { serverKeys } from './server-keys.js';
import { createLimits } from './server-limits.factory.js';
import type { ServerHandle } from './server-handle.js';
import type { ServerPart } from './server-part.js';
import type { ServerDocument, ServerProtection } from './server-protection.js';

/** What of Nest a server is built from. */
export interface McpServerHost {
  readonly modules: ModulesContainer;
  readonly config: ApplicationConfig;
  readonly moduleRef: ModuleRef;
  /** What of the application it offers. */
  readonly part: ServerPart;
  readonly compilation: InputCompilation;
  /** What the application gives the server while it runs. */
  readonly handle: ServerHandle;
  /** Finds out who callers are, before all guards. Nobody does without. */
  readonly protection?: ServerProtection;
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
    /** Answers messages, however they came. */
    readonly dispatcher: McpDispatcher,
    /** The way in for clients of 2024-11-05, where the options ask for it. */
    readonly sse: SseTransport | undefined,
    /** What is served beside its endpoint. */
    readonly documents: readonly ServerDocument[],
    /** Says why callers see what they see. */
    readonly explainer: Explainer,
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
    const hub = new NotificationHub({
      serverId: id,
      ...(options.bus && { bus: options.bus }),
    });
    const plans = await planServer(options, host, problems);
    const made = await createCatalog({ ...host, options, hub, plans });
    const { catalog } = made;
    problems.push(...made.problems);
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
    const masking = { mask: options.errors?.mask ?? true };
    const executor: Executor = new NestExecutor(
      plans,
      masking,
      services,
      options.authorization,
      createLimits(id, options, host.moduleRef, problems),
    );
    host.handle.begin(catalog);
    await collect(problems, () => catalog.open());
    const dispatcher = await collect(
      problems,
      () =>
        new McpDispatcher(
          profileOf(options, catalog, hub, host.protection),
          executor,
        ),
    );
    const Peer = options.http?.sse
      ? await collect(problems, () => loadSsePeer())
      : undefined;
    if (!dispatcher || problems.length > 0) {
      catalog.close();
      throw new McpConfigurationException(distinctProblems(problems));
    }
    try {
      lifespan = await options.lifespan?.start();
    } catch (error) {
      catalog.close();
      throw error;
    }
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
      host.protection?.documents ?? [],
      new Explainer({
        catalog,
        examiner: new AccessExaminer(
          plans,
          masking,
          services,
          options.authorization,
        ),
        principal: dispatcher.profile.principal,
        ...(sessions && { sessions }),
      }),
      async () => {
        catalog.close();
        await options.lifespan?.stop?.(lifespan);
      },
    );
  }
}

async function planServer(
  options: McpServerOptions,
  { config, modules, importer, moduleRef, protection }: McpServerHost,
  problems: ConfigurationProblem[],
): Promise<ServerPlans> {
  const builder = new PlanBuilder(
    new EnhancerResolver(config, modules),
    {
      enhancers: options,
      inherit: options.inherit ?? {},
      admission: protection?.guards(options.authorization ?? {}) ?? [],
    },
    importer,
    moduleRef,
  );
  const { plans: endpoint, problem } = await planEndpoint(
    options.http?.endpoint ?? McpEndpoint,
    importer,
    builder,
  );
  problems.push(...builder.takeProblems(), ...(problem ? [problem] : []));
  return new ServerPlans(endpoint, builder);
}

function profileOf(
  options: McpServerOptions,
  catalog: Catalog,
  hub: NotificationHub,
  protectedResource: ServerProtection | undefined,
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
    resultSize: options.limits?.resultSize ?? DEFAULT_RESULT_SIZE,
    extensions: options.extensions ?? [],
    catalog,
    hub,
    ...(protectedResource && { protectedResource }),
    principal: options.principal ?? defaultPrincipal,
  };
}

/** Runs a step; what it finds wrong joins the other problems. */
async function collect<T>(
  problems: ConfigurationProblem[],
  step: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof McpConfigurationException)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
