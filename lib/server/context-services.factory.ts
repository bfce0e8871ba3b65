import type { Catalog } from '../catalog/catalog.js';
import type { ContextServices } from '../context/context-abilities.js';
import type { Executor } from '../execution/executor.js';
import { Interaction } from '../interaction/interaction.js';
import { NestedOperations } from '../interaction/operations/nested-operations.js';
import { ServerState } from '../interaction/state/server-state.js';
import { toolOnWire } from '../protocol/tool-wire.js';
import type { KeyRing } from '../sessions/key-ring.js';
import type { McpServerOptions } from './mcp-server-options.js';

/** What of a server its contexts reach. */
export interface ServerParts {
  readonly catalog: Catalog;
  readonly keys: KeyRing;
  /** Made after the services, which it hands on. */
  readonly executor: () => Executor;
  /** What the option of that name made. */
  readonly lifespan: () => unknown;
}

/** What the contexts of a server share. */
export function createContextServices(
  serverId: string,
  options: McpServerOptions,
  { catalog, keys, executor, lifespan }: ServerParts,
): ContextServices {
  const { interaction = {}, store, ambientContext } = options;
  const server = {
    catalog,
    get executor() {
      return executor();
    },
    definitionOf: toolOnWire,
  };
  const memory = new ServerState(serverId, options.state, store);
  const talk = new Interaction({
    serverId,
    catalog,
    keys,
    options: interaction,
    masking: { mask: options.errors?.mask ?? true },
    fallbacks: options,
    operate: (context) => new NestedOperations(context, server),
    remember: (context) => memory.of(context),
    ...(store && { store }),
  });
  return {
    abilities: (context) => talk.abilitiesOf(context),
    ambient: ambientContext === true,
    get lifespan() {
      return lifespan();
    },
  };
}
