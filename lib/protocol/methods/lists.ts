import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import type { Component } from '../../components/component.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import {
  type OfferedCatalog,
  offersPrompts,
  offersResources,
  offersTools,
} from '../capabilities.js';
import {
  PROMPT_LIST,
  RESOURCE_LIST,
  TEMPLATE_LIST,
  TOOL_LIST,
} from '../component-list.js';
import { methodNotFound } from '../method-not-found.js';
import { cursorOf } from '../pages.js';
import { PreparedLists } from '../prepared-list.js';
import type { McpMethod, MethodContext } from './mcp-method.js';

const resources = new PreparedLists(RESOURCE_LIST);
const templates = new PreparedLists(TEMPLATE_LIST);

/** `tools/list` (2026-07-28, Tools); not found while the server has no tools, as its capabilities say. */
export const toolsList = listMethod(
  'tools/list',
  new PreparedLists(TOOL_LIST),
  offersTools,
);

/** `prompts/list` (2026-07-28, Prompts); not found while there are none. */
export const promptsList = listMethod(
  'prompts/list',
  new PreparedLists(PROMPT_LIST),
  offersPrompts,
);

/** `resources/templates/list` (2026-07-28, Resources); not found while there is nothing to read. */
export const resourceTemplatesList = listMethod(
  'resources/templates/list',
  templates,
  offersResources,
);

const concreteResources = listMethod(
  'resources/list',
  resources,
  offersResources,
);

/**
 * `resources/list` (2026-07-28, Resources); not found while there is nothing to
 * read. Where templates name their resources, the list is made for each caller.
 */
export const resourcesList: McpMethod = (exchange, context) => {
  const { profile, executor, pages } = context;
  const { snapshot } = profile.catalog;
  if (!snapshot.templates.some(({ enumerate }) => enumerate)) {
    return concreteResources(exchange, context);
  }
  return executor.runEndpoint('list', exchange, async () => {
    const cursor = cursorOf(exchange.message.params);
    const concrete = resources.of(snapshot);
    const visible = await executor.visibleTo(concrete.candidates, exchange);
    const items = [
      ...concrete.texts(visible, exchange.era),
      ...(await namedByTemplates(snapshot, exchange, context)),
    ];
    const { member } = concrete;
    return pages.personalPage(member, items, exchange.era, cursor);
  });
};

async function namedByTemplates(
  snapshot: CatalogSnapshot,
  exchange: McpExchange,
  { executor }: MethodContext,
): Promise<readonly string[]> {
  const list = templates.of(snapshot);
  const visible = await executor.visibleTo(list.candidates, exchange);
  const named = await Promise.all(
    list
      .shown(visible)
      .filter(({ component }) => component.enumerate)
      .map(({ component }) => executor.enumerate(component, exchange)),
  );
  return named.flat().map((resource) => JSON.stringify(resource));
}

function listMethod<C extends Component>(
  method: string,
  lists: PreparedLists<C>,
  isOffered: (catalog: OfferedCatalog) => boolean,
): McpMethod {
  return (exchange, { profile, executor, pages }) =>
    executor.runEndpoint('list', exchange, () => {
      const { snapshot } = profile.catalog;
      if (!isOffered(profile.catalog)) throw methodNotFound(method);
      const { era } = exchange;
      const cursor = cursorOf(exchange.message.params);
      const list = lists.of(snapshot);
      const visible = executor.visibleTo(list.candidates, exchange);
      if (visible === list.candidates) return pages.page(list, era, cursor);
      const personal = (shown: readonly C[]) =>
        pages.personalPage(list.member, list.texts(shown, era), era, cursor);
      return visible instanceof Promise
        ? visible.then(personal)
        : personal(visible);
    });
}
