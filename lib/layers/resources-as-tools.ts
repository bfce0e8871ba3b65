import type { CatalogLayer, EntryMaker } from '../catalog/catalog-layer.js';
import type { CatalogEntry } from '../components/component.js';
import type { McpContext } from '../context/mcp-context.js';
import { LONGEST_URI } from '../uri/resource-uri.js';
import { noteBrought } from './brought-components.js';
import { PassedComponents } from './passed-components.js';
import { readContents } from './read-contents.js';

const READ_ONLY = { readOnlyHint: true, openWorldHint: false };

/**
 * Lets clients that know tools only use resources: `list_resources` names
 * resources and templates, `read_resource` reads one by its URI. Both do so as
 * the caller, who sees and may read the same as with resources themselves; in a mount they
 * are for the resources of the mount.
 */
export class ResourcesAsTools implements CatalogLayer {
  readonly name = 'ResourcesAsTools';
  readonly #resources = new PassedComponents();
  #tools: readonly CatalogEntry[] = [];

  async prepare(make: EntryMaker): Promise<void> {
    this.#tools = [
      await make({
        kind: 'tool',
        name: 'list_resources',
        description:
          'Lists the resources that can be read: those with a URI, and URI templates, whose variables, in braces, are to be filled in.',
        annotations: READ_ONLY,
        handler: (_: unknown, context: McpContext) => this.#list(context),
      }),
      await make({
        kind: 'tool',
        name: 'read_resource',
        description:
          'Reads a resource by its URI, as resources are listed, or a URI template that was filled in.',
        annotations: READ_ONLY,
        input: {
          type: 'object',
          properties: {
            uri: {
              type: 'string',
              maxLength: LONGEST_URI,
              description: 'URI of the resource.',
            },
          },
          required: ['uri'],
          additionalProperties: false,
        },
        handler: async (
          { uri }: { readonly uri: string },
          { operations }: McpContext,
        ) =>
          readContents(await operations.readResource(uri, this.#resources.has)),
      }),
    ];
    noteBrought(this.#tools);
  }

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    this.#resources.add(entries);
    return [...entries, ...this.#tools];
  }

  async #list(context: McpContext): Promise<object> {
    const resources = await context.listResources();
    const templates = await context.listResourceTemplates();
    return {
      resources: this.#resources.among(resources),
      resourceTemplates: this.#resources.among(templates),
    };
  }
}
