import { completionKey } from '../components/completion.js';
import type { CatalogEntry } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { normalizeUri } from '../uri/resource-uri.js';
import type { CatalogLayer } from './catalog-layer.js';

/** Two components of one server share what clients know them by. */
export const MCP_DUPLICATE_NAME = 'MCP_DUPLICATE_NAME';

/** What clients know an entry by, in words and as a key, and how to give it another one. */
interface Identity {
  readonly key: string;
  readonly words: string;
  readonly remedy: string;
}

/** Refuses a catalog in which two components of a kind have one name or URI: a client could only ever reach one. */
export const uniqueNames: CatalogLayer = (entries) => {
  const first = new Map<string, CatalogEntry>();
  const problems = entries.flatMap((entry) => {
    const { key, words, remedy } = identityOf(entry);
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, entry);
      return [];
    }
    const where = placeOf(entry.handler);
    return [
      {
        code: MCP_DUPLICATE_NAME,
        where,
        message: `${words} is taken by ${placeOf(earlier.handler)}.`,
        remedy:
          where === placeOf(earlier.handler)
            ? 'The class is provided by more than one module: provide it in one, export it there and import that module.'
            : remedy,
      },
    ];
  });
  if (problems.length > 0) throw new McpConfigurationException(problems);
  return entries;
};

function identityOf(entry: CatalogEntry): Identity {
  switch (entry.kind) {
    case 'tool':
    case 'prompt':
      return {
        key: `${entry.kind} ${entry.name}`,
        words: `the ${entry.kind} name "${entry.name}"`,
        remedy: `Give one of them another name: @${entry.kind === 'tool' ? 'Tool' : 'Prompt'}({ name: … }).`,
      };
    case 'resource':
      return {
        key: `resource ${normalizeUri(entry.uri)}`,
        words: `the URI ${entry.uri}`,
        remedy: 'Give one of them another URI.',
      };
    case 'resource-template':
      return {
        key: `template ${entry.template.text}`,
        words: `the URI template ${entry.template.text}`,
        remedy: 'Give one of them another URI template.',
      };
    case 'completion':
      return {
        key: `completion ${completionKey(entry.target)}`,
        words: `the argument "${entry.target.argument}" of ${entry.target.name}`,
        remedy: 'Complete each argument with one method.',
      };
  }
}
