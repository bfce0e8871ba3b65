import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import { completesItself } from '../execution/completion-operation.js';
import type { JsonObject } from './json-object.js';
import type { ServerProfile } from './server-profile.js';

/**
 * What the server can do right now, as `initialize` and `server/discover` tell
 * it. Nothing is promised that cannot be kept: each kind only while there is
 * one, no `listChanged` while nothing can announce a change.
 */
export function capabilitiesOf(profile: ServerProfile): JsonObject {
  const { extensions, catalog } = profile;
  const { snapshot } = catalog;
  return {
    logging: {},
    ...(snapshot.tools.length > 0 && { tools: {} }),
    ...(offersResources(snapshot) && { resources: {} }),
    ...(snapshot.prompts.length > 0 && { prompts: {} }),
    ...(offersCompletions(snapshot) && { completions: {} }),
    ...(extensions.length > 0 && {
      extensions: Object.fromEntries(
        extensions.map(({ id, settings }) => [id, settings ?? {}]),
      ),
    }),
  };
}

/** Whether there is anything to read. */
export function offersResources({
  resources,
  templates,
}: CatalogSnapshot): boolean {
  return resources.length > 0 || templates.length > 0;
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
