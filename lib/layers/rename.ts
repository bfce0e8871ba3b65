import type { CatalogLayer, LookupKind } from '../catalog/catalog-layer.js';
import type { CatalogEntry } from '../components/component.js';
import { normalizeUri } from '../uri/resource-uri.js';
import { UriTemplate } from '../uri/uri-template.js';
import { EntryRenaming } from './entry-renaming.js';
import { MCP_UNKNOWN_RENAME } from './layer-error-codes.js';
import { refuse } from './refuse.js';
import {
  isTemplateText,
  isUriLike,
  renameProblems,
} from './rename-problems.js';

/** Two spellings of one template, for its URIs. */
interface RenamedTemplate {
  readonly from: UriTemplate;
  readonly to: UriTemplate;
}

/**
 * Gives components other names: a name is that of tools and prompts, a URI that of a
 * resource, a URI template, as written, that of a template. Completions follow. Names may be
 * swapped; whether a new name is taken is looked at once everything has its name.
 *
 * @example
 * new Rename({ list: 'find', 'docs://{page}': 'manual://{page}' })
 */
export class Rename implements CatalogLayer {
  readonly name = 'Rename';
  readonly #forth: ReadonlyMap<string, string>;
  readonly #back: ReadonlyMap<string, string>;
  readonly #templates: ReadonlyMap<string, RenamedTemplate>;
  readonly #renaming: EntryRenaming;
  #isChecked = false;

  /**
   * @param names new names by old ones, as they are below this layer
   * @param where names its place in problems. Default: `Rename`
   * @throws McpConfigurationException `MCP_INVALID_RENAME` for names that are not allowed, or given twice
   */
  constructor(
    names: Readonly<Record<string, string>>,
    private readonly where = 'Rename',
  ) {
    refuse(renameProblems(names, 'new Rename()'));
    const pairs = Object.entries(names).map(
      ([from, to]) => [keyOf(from), to] as const,
    );
    this.#forth = new Map(pairs);
    this.#back = new Map(pairs.map(([from, to]) => [keyOf(to), from]));
    this.#templates = new Map(
      pairs
        .filter(([from]) => isUriLike(from) && isTemplateText(from))
        .map(([from, to]) => [
          from,
          { from: UriTemplate.parse(from), to: UriTemplate.parse(to) },
        ]),
    );
    this.#renaming = new EntryRenaming({
      layer: this.name,
      name: (name) => this.#forth.get(name) ?? name,
      uri: (uri) => this.#uri(uri) ?? uri,
      expanded: (uri, template) => this.#expanded(uri, template),
      template: (text) => this.#forth.get(text) ?? text,
    });
  }

  /** @throws McpConfigurationException `MCP_UNKNOWN_RENAME`, the first time, for old names nothing has */
  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    if (!this.#isChecked) {
      this.#refuseUnknown(entries);
      this.#isChecked = true;
    }
    return this.#renaming.apply(entries);
  }

  /** The name or URI it had before; `undefined` for one that was given away. */
  below(kind: LookupKind, name: string): string | undefined {
    const key = kind === 'resource' ? normalizeUri(name) : name;
    const before = this.#back.get(key);
    if (before !== undefined) return before;
    if (kind === 'resource') {
      for (const { from, to } of this.#templates.values()) {
        const values = to.match(name);
        if (values) return from.expand(values);
      }
    }
    return this.#forth.has(key) ? undefined : name;
  }

  #uri(uri: string): string | undefined {
    return this.#forth.get(normalizeUri(uri));
  }

  #expanded(uri: string, template: string): string {
    // A resource of its own goes before the template, whatever both are called.
    const own = this.#uri(uri);
    const renamed = this.#templates.get(template);
    const values = own === undefined ? renamed?.from.match(uri) : undefined;
    return own ?? (renamed && values ? renamed.to.expand(values) : uri);
  }

  #refuseUnknown(entries: readonly CatalogEntry[]): void {
    const known = new Set(entries.flatMap(nameOf));
    refuse(
      [...this.#forth.keys()]
        .filter((name) => !known.has(name))
        .map((name) => ({
          code: MCP_UNKNOWN_RENAME,
          where: this.where,
          message: isUriLike(name)
            ? `there is no resource or template ${name}.`
            : `there is no tool or prompt called "${name}".`,
          remedy:
            'Name what there is below this layer, as it is called there: the namespace comes afterwards.',
        })),
    );
  }
}

/** URIs in one spelling; templates and names as they are. */
function keyOf(name: string): string {
  return isUriLike(name) && !isTemplateText(name) ? normalizeUri(name) : name;
}

function nameOf(entry: CatalogEntry): readonly string[] {
  switch (entry.kind) {
    case 'tool':
    case 'prompt':
      return [entry.name];
    case 'resource':
      return [normalizeUri(entry.uri)];
    case 'resource-template':
      return [entry.template.text];
    case 'completion':
      return [];
  }
}
