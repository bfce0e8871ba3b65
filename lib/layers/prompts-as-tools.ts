import type { CatalogLayer, EntryMaker } from '../catalog/catalog-layer.js';
import type { CatalogEntry } from '../components/component.js';
import type { McpContext } from '../context/mcp-context.js';
import { noteBrought } from './brought-components.js';
import { PassedComponents } from './passed-components.js';

/** What `get_prompt` is given. */
interface Rendering {
  readonly name: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

/**
 * Lets clients that know tools only use prompts: `list_prompts` tells of them,
 * `get_prompt` renders one. Both do so as the caller, who sees and may use the
 * same as with prompts themselves; in a mount they are for the prompts of the mount.
 */
export class PromptsAsTools implements CatalogLayer {
  readonly name = 'PromptsAsTools';
  readonly #prompts = new PassedComponents();
  #tools: readonly CatalogEntry[] = [];

  async prepare(make: EntryMaker): Promise<void> {
    this.#tools = [
      await make({
        kind: 'tool',
        name: 'list_prompts',
        description: 'Lists the prompts there are, with their arguments.',
        annotations: { readOnlyHint: true, openWorldHint: false },
        handler: async (_: unknown, context: McpContext) => ({
          prompts: this.#prompts.among(await context.listPrompts()),
        }),
      }),
      await make({
        kind: 'tool',
        name: 'get_prompt',
        description:
          'Renders a prompt by its name and arguments, as prompts are listed, and gives its messages.',
        annotations: { readOnlyHint: true, openWorldHint: false },
        input: {
          type: 'object',
          properties: {
            name: { type: 'string', description: 'Name of the prompt.' },
            arguments: {
              type: 'object',
              description: 'Arguments of the prompt, by name.',
            },
          },
          required: ['name'],
          additionalProperties: false,
        },
        handler: async (
          { name, arguments: args = {} }: Rendering,
          { operations }: McpContext,
        ) => {
          const { description, messages } = await operations.getPrompt(
            name,
            args,
            this.#prompts.has,
          );
          return {
            ...(description !== undefined && { description }),
            messages,
          };
        },
      }),
    ];
    noteBrought(this.#tools);
  }

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    this.#prompts.add(entries);
    return [...entries, ...this.#tools];
  }
}
