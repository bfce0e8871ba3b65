import { Catalog } from '../catalog/catalog.js';
import { completionTargets } from '../catalog/completion-targets.layer.js';
import type { InputCompilation } from '../discovery/input-builder.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { ServerPlans } from '../execution/server-plans.js';
import type { NotificationHub } from '../notifications/notification-hub.js';
import { catalogParts } from './catalog-parts.js';
import type { McpServerOptions } from './mcp-server-options.js';
import type { ServerHandle } from './server-handle.js';
import { serverLayers } from './server-layers.js';
import type { ServerPart } from './server-part.js';

/** What the catalog of a server is made of. */
export interface ServerCatalogInit {
  readonly options: McpServerOptions;
  /** What of the application it offers. */
  readonly part: ServerPart;
  readonly compilation: InputCompilation;
  /** What the application gives the server while it runs. */
  readonly handle: ServerHandle;
  readonly hub: NotificationHub;
  readonly plans: ServerPlans;
}

/** A catalog that is still to be opened, and what is wrong with the decorated methods in it. */
export interface ServerCatalog {
  readonly catalog: Catalog;
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Makes the catalog of a server: what its modules and mounts offer and what the
 * application adds, behind the layers of its options.
 */
export async function createCatalog(
  init: ServerCatalogInit,
): Promise<ServerCatalog> {
  const { options, part, compilation, handle, hub, plans } = init;
  const { node, problems } = await catalogParts(part, compilation, (inner) =>
    handle.sources(inner, inner === part),
  );
  const root = {
    ...node,
    layers: [
      ...node.layers,
      ...serverLayers(part.name, options),
      handle.switches,
    ],
  };
  const catalog = new Catalog(root, [completionTargets], {
    plan: (entries) => plans.prepare(entries),
    make: (definition) => handle.make(definition),
    changed: (lists) => {
      for (const list of lists) hub.publish({ kind: 'list-changed', list });
    },
  });
  return { catalog, problems };
}
