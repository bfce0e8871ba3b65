import { LayerClash } from '../catalog/layer-clash.js';
import type { Clash } from '../catalog/unique-entries.js';
import type { CatalogEntry } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import { isWireName } from '../components/wire-name.js';
import { isResourceUri } from '../uri/resource-uri.js';
import { UriTemplateException } from '../uri/uri-template.exception.js';
import { UriTemplate } from '../uri/uri-template.js';
import { MCP_INVALID_RENAME } from './layer-error-codes.js';

/** How a layer calls what is below it. */
export interface Naming {
  /** Names the layer in problems: `Namespace "orders"`. */
  readonly layer: string;
  /** The name of a tool or prompt. */
  name(name: string): string;
  /** The URI of a resource. */
  uri(uri: string): string;
  /** A URI the template with this text, as it is below, stands for. */
  expanded(uri: string, template: string): string;
  /** The text of a template; its variables stay the same. */
  template(text: string): string;
}

/** Gives entries the names of a layer; those of completions follow what they complete. */
export class EntryRenaming {
  /** An entry that stays the same is the same above the layer, too. */
  readonly #renamed = new WeakMap<CatalogEntry, CatalogEntry>();

  constructor(private readonly naming: Naming) {}

  /** @throws LayerClash for names and URIs that are not allowed */
  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    const clashes: Clash[] = [];
    const renamed = entries.map((entry) => {
      const known = this.#renamed.get(entry);
      if (known) return known;
      const made = this.#rename(entry);
      if ('problem' in made) {
        clashes.push(made);
        return entry;
      }
      this.#renamed.set(entry, made);
      return made;
    });
    if (clashes.length > 0) throw new LayerClash(clashes);
    return renamed;
  }

  #rename(entry: CatalogEntry): CatalogEntry | Clash {
    const { naming } = this;
    switch (entry.kind) {
      case 'tool':
      case 'prompt': {
        const name = naming.name(entry.name);
        if (name === entry.name) return entry;
        return isWireName(name)
          ? Object.freeze({ ...entry, name })
          : this.#refused(
              entry,
              `the name "${shown(name)}", which is not allowed.`,
              NAME_REMEDY,
            );
      }
      case 'resource': {
        const uri = naming.uri(entry.uri);
        if (uri === entry.uri) return entry;
        return isResourceUri(uri)
          ? Object.freeze({ ...entry, uri })
          : this.#refused(
              entry,
              `the URI ${shown(uri)}, which is not allowed.`,
              URI_REMEDY,
            );
      }
      case 'resource-template':
        return this.#renameTemplate(entry);
      case 'completion': {
        const { target } = entry;
        const name =
          target.kind === 'prompt'
            ? naming.name(target.name)
            : naming.template(target.name);
        return name === target.name
          ? entry
          : Object.freeze({ ...entry, target: { ...target, name } });
      }
    }
  }

  #renameTemplate(entry: ResourceTemplate): CatalogEntry | Clash {
    const { naming } = this;
    const { outward, template } = entry;
    const text = naming.template(template.text);
    if (text === template.text) return entry;
    try {
      return Object.freeze({
        ...entry,
        template: UriTemplate.parse(text),
        outward: (uri: string) =>
          naming.expanded(outward ? outward(uri) : uri, template.text),
      });
    } catch (error) {
      if (!(error instanceof UriTemplateException)) throw error;
      const { message, remedy } = error;
      return this.#refused(entry, `a URI template: ${message}`, remedy);
    }
  }

  #refused(entry: CatalogEntry, what: string, remedy: string): Clash {
    return {
      entry,
      problem: {
        code: MCP_INVALID_RENAME,
        where: placeOf(entry.handler),
        message: `${this.naming.layer} gives it ${what}`,
        remedy,
      },
    };
  }
}

const NAME_REMEDY =
  'Make it 1 to 128 of the characters A–Z, a–z, 0–9, underscore, dot and hyphen, namespaces included.';
const URI_REMEDY =
  'Give it an absolute URI of at most 8192 characters, namespaces included.';

function shown(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
