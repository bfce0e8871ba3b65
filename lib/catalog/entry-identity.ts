import { completionKey } from '../components/completion.js';
import type { CatalogEntry } from '../components/component.js';
import { normalizeUri } from '../uri/resource-uri.js';

/** What clients know an entry by, in words and as a key, and how to give it another one. */
export interface EntryIdentity {
  /** Equal for entries clients could not tell apart but by their version. */
  readonly key: string;
  readonly words: string;
  readonly remedy: string;
}

/** What clients know an entry by. */
export function identityOf(entry: CatalogEntry): EntryIdentity {
  switch (entry.kind) {
    case 'tool':
    case 'prompt':
      return {
        key: `${entry.kind} ${entry.name}`,
        words: `the ${entry.kind} name "${entry.name}"`,
        remedy: `Give one of them another name: @${entry.kind === 'tool' ? 'Tool' : 'Prompt'}({ name: … }), or mount one of their modules under a namespace.`,
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
