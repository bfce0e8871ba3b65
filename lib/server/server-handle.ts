import { Logger, type Type } from '@nestjs/common';
import type { LookupKind } from '../catalog/catalog-layer.js';
import type { CatalogSource } from '../catalog/catalog-source.js';
import type { Catalog } from '../catalog/catalog.js';
import type { ComponentSwitches } from '../catalog/component-switches.js';
import {
  criteriaProblem,
  type VisibilityRule,
} from '../catalog/visibility-rules.js';
import type { CatalogEntry } from '../components/component.js';
import type { ComponentDefinition } from '../decorators/component-definition.js';
import { makeDefined } from '../discovery/definition-factory.js';
import type { InputCompilation } from '../discovery/input-builder.js';
import { sourcesOf } from '../discovery/source-scanner.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { MCP_INVALID_VISIBILITY } from '../layers/layer-error-codes.js';
import type { Module } from '../nest.js';
import type { McpDispatcher } from '../protocol/dispatcher.js';
import { type DirectUseOptions, useDirectly } from './direct-use.js';
import { DynamicComponents } from './dynamic-components.js';
import type { Explainer } from './explain/explainer.js';
import { KnownComponents } from './known-components.js';
import {
  MCP_MODULE_NOT_OFFERED,
  MCP_SERVER_NOT_RUNNING,
} from './server-error-codes.js';
import type { ServerPart } from './server-part.js';

/** What is known of a server before it is built. */
export interface ServerHandleInit {
  /** Names the server within the application. */
  readonly id: string;
  /** All modules of the application. */
  readonly modules: Iterable<Module>;
  /** Gives the module that imports `McpModule`. */
  readonly importer: () => Module;
  readonly compilation: InputCompilation;
}

/** What of a running server its handle uses. */
export interface RunningServer {
  readonly catalog: Catalog;
  readonly dispatcher: McpDispatcher;
  readonly explainer: Explainer;
}

const logger = new Logger('McpModule');

/** What an application does with its server beside serving it; there before the server is. */
export class ServerHandle {
  readonly #dynamic = new DynamicComponents();
  /** The modules that components can be added to, as far as they are known. */
  readonly #live = new Set<Module>();
  #running: RunningServer | undefined;

  constructor(private readonly init: ServerHandleInit) {}

  /** The last of the server's layers. */
  get switches(): ComponentSwitches {
    return this.#dynamic.switches;
  }

  /**
   * Where the components of a part of the server come from, beside its decorated methods.
   *
   * @param isServer whether the part is the server itself, and no mount in it
   * @throws McpConfigurationException for providers with `@McpSource()` that cannot be asked
   */
  sources(
    { modules, isStatic }: ServerPart,
    isServer: boolean,
  ): readonly CatalogSource[] {
    if (!isStatic) for (const module of modules) this.#live.add(module);
    // What is added comes first: what a source names is left out where they clash.
    return [
      ...(isServer ? [this.#dynamic.own] : []),
      ...modules.map((module) => this.#dynamic.of(module)),
      ...sourcesOf(modules, this.init.compilation),
    ];
  }

  /**
   * Makes an entry of a definition.
   *
   * @param module where classes of enhancers are instantiated; the one that imports `McpModule` by default
   * @param kind what it is, where it does not say so itself
   * @throws McpConfigurationException with all that is wrong with it
   */
  async make(
    definition: object,
    module: Module = this.init.importer(),
    kind?: ComponentDefinition['kind'],
  ): Promise<CatalogEntry> {
    const { compilation } = this.init;
    const { entry, problems } = await makeDefined(
      definition,
      module,
      compilation,
      { ...(kind && { kind }) },
    );
    if (!entry) throw new McpConfigurationException(problems);
    return entry;
  }

  /** To be called just before the server reads its components. */
  begin(catalog: Catalog): void {
    this.#dynamic.attach(catalog);
  }

  /** To be called when the server answers: from here on clients are told of changes. */
  attach(server: RunningServer): void {
    this.#running = server;
    for (const module of this.#dynamic.modules) {
      if (this.#live.has(module)) continue;
      logger.warn(
        `MCP server "${this.init.id}" was given components for ${module.name}, which it does not offer: no client can reach them.`,
      );
    }
  }

  /** To be called when the server is closed. */
  detach(): void {
    this.#running = undefined;
  }

  /** @throws McpConfigurationException for a component that is wrong or in the way of another; nothing has changed then */
  async add(
    kind: ComponentDefinition['kind'],
    definition: object,
    module?: Type,
  ): Promise<void> {
    await refusing(`The ${kind} was not added`, async () => {
      const place = module && this.#moduleOf(module);
      const entry = await this.make(definition, place, kind);
      await this.#dynamic.add(entry, place);
    });
  }

  /** @returns whether there was something to remove */
  remove(kind: LookupKind, name: string, version?: string): Promise<boolean> {
    return refusing(`The ${kind} was not removed`, () =>
      this.#dynamic.remove(kind, name, version),
    );
  }

  /** @throws McpConfigurationException for criteria that cannot be used, and when what is enabled clashes */
  async switch(rule: VisibilityRule): Promise<void> {
    const { action, ...criteria } = rule;
    const message = criteriaProblem(criteria, action);
    await refusing(`Nothing was ${action}d`, async () => {
      if (message !== undefined) {
        throw new McpConfigurationException([
          {
            code: MCP_INVALID_VISIBILITY,
            where: `McpServerRef.${action}`,
            message,
            remedy: 'Give names, tags, components, version, or all: true.',
          },
        ]);
      }
      await this.#dynamic.change(() =>
        this.switches.add(structuredClone(rule)),
      );
    });
  }

  /** Forgets what `switch` was told. */
  resetSwitches(): Promise<void> {
    return refusing('Nothing was reset', () =>
      this.#dynamic.change(() => this.switches.reset()),
    );
  }

  /** @throws McpConfigurationException `MCP_SERVER_NOT_RUNNING` */
  known(): KnownComponents {
    return new KnownComponents(this.#server().catalog, this.switches.name);
  }

  /** Asks the server something as a client would: see `useDirectly`. */
  async use<T>(
    method: string,
    params: Readonly<Record<string, unknown>>,
    options: DirectUseOptions = {},
  ): Promise<T> {
    return useDirectly<T>(this.#server().dispatcher, method, params, options);
  }

  /**
   * Says why components are there, or are not.
   *
   * @throws McpConfigurationException `MCP_SERVER_NOT_RUNNING`
   */
  get explainer(): Explainer {
    return this.#server().explainer;
  }

  #server(): RunningServer {
    if (this.#running) return this.#running;
    throw notRunning(this.init.id);
  }

  #moduleOf(classRef: Type): Module {
    const ofClass = [...this.init.modules].filter(
      ({ metatype }) => metatype === classRef,
    );
    const found =
      ofClass.find((module) => this.#live.has(module)) ??
      (this.#running ? undefined : ofClass[0]);
    if (found) return found;
    throw new McpConfigurationException([
      {
        code: MCP_MODULE_NOT_OFFERED,
        where: `MCP server "${this.init.id}"`,
        message: `${String(Reflect.get(Object(classRef), 'name'))} is no module it offers or mounts, or only as it was at start-up.`,
        remedy:
          'Name a module of its include, of its mounts, or of the rest; or leave "module" out.',
      },
    ]);
  }
}

/** Says that there is no server to ask yet, or any more. */
export function notRunning(id = 'default'): McpConfigurationException {
  return new McpConfigurationException(
    [
      {
        code: MCP_SERVER_NOT_RUNNING,
        where: `MCP server "${id}"`,
        message: 'it has not started yet, or was closed.',
        remedy:
          'Ask it once the application has been initialised, in onApplicationBootstrap() at the earliest.',
      },
    ],
    'The MCP server cannot be asked',
  );
}

async function refusing<T>(
  outcome: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof McpConfigurationException)) throw error;
    throw new McpConfigurationException(error.problems, outcome);
  }
}
