import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import {
  type ComponentList,
  PROMPT_LIST,
  RESOURCE_LIST,
  TEMPLATE_LIST,
  TOOL_LIST,
} from '../component-list.js';
import { methodNotFound } from '../method-not-found.js';
import { cursorOf } from '../pages.js';
import { offersResources } from '../capabilities.js';
import type { McpMethod } from './mcp-method.js';

/** `tools/list` (2026-07-28, Tools); not found while the server has no tools, as its capabilities say. */
export const toolsList = listMethod(
  'tools/list',
  TOOL_LIST,
  ({ tools }) => tools.length > 0,
);

/** `prompts/list` (2026-07-28, Prompts); not found while there are none. */
export const promptsList = listMethod(
  'prompts/list',
  PROMPT_LIST,
  ({ prompts }) => prompts.length > 0,
);

/** `resources/templates/list` (2026-07-28, Resources); not found while there is nothing to read. */
export const resourceTemplatesList = listMethod(
  'resources/templates/list',
  TEMPLATE_LIST,
  offersResources,
);

const concreteResources = listMethod(
  'resources/list',
  RESOURCE_LIST,
  offersResources,
);

/** What differs by caller is nobody else's to keep. */
const PERSONAL = { cacheScope: 'private' };

/**
 * `resources/list` (2026-07-28, Resources); not found while there is nothing to
 * read. Where templates name their resources, the list is made for each caller.
 */
export const resourcesList: McpMethod = (exchange, context) => {
  const { profile, executor, pages } = context;
  const { snapshot } = profile.catalog;
  const naming = snapshot.templates.filter(({ enumerate }) => enumerate);
  if (naming.length === 0) return concreteResources(exchange, context);
  return executor.runEndpoint('list', exchange, async () => {
    const cursor = cursorOf(exchange.message.params);
    const named = await Promise.all(
      naming.map((template) => executor.enumerate(template, exchange)),
    );
    const items = [
      ...RESOURCE_LIST.items(snapshot, exchange.era),
      ...named.flat().map((resource) => ({ ...resource })),
    ];
    return pages.pageOnce(
      RESOURCE_LIST.member,
      items,
      exchange.era,
      cursor,
      PERSONAL,
    );
  });
};

function listMethod(
  method: string,
  list: ComponentList,
  isOffered: (snapshot: CatalogSnapshot) => boolean,
): McpMethod {
  return (exchange, { profile, executor, pages }) =>
    executor.runEndpoint('list', exchange, () => {
      const { snapshot } = profile.catalog;
      if (!isOffered(snapshot)) throw methodNotFound(method);
      const cursor = cursorOf(exchange.message.params);
      return pages.page(list, snapshot, exchange.era, cursor);
    });
}
