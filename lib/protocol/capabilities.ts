import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import { completesItself } from '../execution/completion-operation.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { OfferedEvents } from '../notifications/listen-params.js';
import type { JsonObject } from './json-object.js';
import type { ServerProfile } from './server-profile.js';

/** What of a catalog says what a server can do. */
export type OfferedCatalog = ServerProfile['catalog'];

/**
 * What the server can do right now, as `initialize` and `server/discover` tell
 * it. Nothing is promised that cannot be kept: each kind only while there is
 * one or sources may give one, and changes only to clients that can be told of them.
 *
 * @param exchange of the client that asks
 */
export function capabilitiesOf(
  profile: ServerProfile,
  exchange: McpExchange,
): JsonObject {
  const { extensions, catalog } = profile;
  const { snapshot } = catalog;
  const offered = offeredEvents(catalog);
  const changes = canBeTold(exchange) ? { listChanged: true } : {};
  return {
    logging: {},
    ...(offered.tools && { tools: changes }),
    ...(offered.resources && {
      resources: canBeTold(exchange) ? { subscribe: true, ...changes } : {},
    }),
    ...(offered.prompts && { prompts: changes }),
    ...(offersCompletions(snapshot) && { completions: {} }),
    ...(extensions.length > 0 && {
      extensions: Object.fromEntries(
        extensions.map(({ id, settings }) => [id, settings ?? {}]),
      ),
    }),
  };
}

/** What a client that can be told of anything is told of: changes of whatever there is, or may come. */
export function offeredEvents(catalog: OfferedCatalog): OfferedEvents {
  const resources = offersResources(catalog);
  return {
    tools: offersTools(catalog),
    resources,
    prompts: offersPrompts(catalog),
    resourceUpdates: resources,
  };
}

/** Whether there is anything to call, or may be. */
export function offersTools({ snapshot, mayGrow }: OfferedCatalog): boolean {
  return (
    mayGrow ||
    snapshot.tools.length > 0 ||
    snapshot.entries.some(({ kind }) => kind === 'tool')
  );
}

/** Whether there are prompts, or may be. */
export function offersPrompts({ snapshot, mayGrow }: OfferedCatalog): boolean {
  return mayGrow || snapshot.prompts.length > 0;
}

/** In the legacy era, what happens between requests is told to a session or connection only. */
function canBeTold({ era, channel }: McpExchange): boolean {
  return (
    era === 'modern' ||
    channel.session !== undefined ||
    channel.offersSessions === true
  );
}

/** Whether there is anything to read, or may be. */
export function offersResources({
  snapshot: { resources, templates },
  mayGrow,
}: OfferedCatalog): boolean {
  return mayGrow || resources.length > 0 || templates.length > 0;
}

/** Whether any argument can be completed, by a method or by its schema; looked for once for each snapshot. */
export function offersCompletions(snapshot: CatalogSnapshot): boolean {
  const known = COMPLETIONS.get(snapshot) ?? findsCompletions(snapshot);
  COMPLETIONS.set(snapshot, known);
  return known;
}

const COMPLETIONS = new WeakMap<CatalogSnapshot, boolean>();

function findsCompletions({
  completions,
  prompts,
  templates,
}: CatalogSnapshot): boolean {
  return (
    completions.length > 0 ||
    prompts.some((prompt) =>
      prompt.arguments.some(({ name }) => completesItself(prompt, name)),
    ) ||
    templates.some((component) =>
      component.template.variables.some(({ name }) =>
        completesItself(component, name),
      ),
    )
  );
}
