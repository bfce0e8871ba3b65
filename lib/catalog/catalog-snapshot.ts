import {
  type Completion,
  completionKey,
  type CompletionTarget,
} from '../components/completion.js';
import type { CatalogEntry, Component } from '../components/component.js';
import type { Prompt } from '../components/prompt.js';
import type { Resource } from '../components/resource.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { Tool } from '../components/tool.js';
import { normalizeUri } from '../uri/resource-uri.js';
import { TemplateIndex } from '../uri/template-index.js';
import { NamedVersions } from './named-versions.js';

/** What a URI leads to: a resource, or a template and what the URI says for its variables. */
export interface ResourceMatch {
  readonly component: Resource | ResourceTemplate;
  readonly parameters: Readonly<Record<string, string>>;
}

const NO_PARAMETERS: Readonly<Record<string, string>> = Object.freeze({});

/**
 * The components of a server at one moment: immutable, looked up in a time that
 * does not grow with their number. Of several versions the highest counts
 * unless another is asked for.
 */
export class CatalogSnapshot {
  /** What the list shows of each kind, in the order clients see it. */
  readonly tools: readonly Tool[];
  readonly resources: readonly Resource[];
  readonly templates: readonly ResourceTemplate[];
  readonly prompts: readonly Prompt[];
  readonly completions: readonly Completion[];
  readonly #tools: NamedVersions<Tool>;
  readonly #resources: NamedVersions<Resource>;
  readonly #templates: NamedVersions<ResourceTemplate>;
  readonly #prompts: NamedVersions<Prompt>;
  readonly #index: TemplateIndex<readonly ResourceTemplate[]>;
  readonly #completions: ReadonlyMap<string, Completion>;

  /** @param entries all that can be used, all versions; unique by kind, name or URI, and version */
  constructor(readonly entries: readonly CatalogEntry[]) {
    this.#tools = new NamedVersions(ofKind(entries, 'tool'), nameOf);
    this.#prompts = new NamedVersions(ofKind(entries, 'prompt'), nameOf);
    this.#resources = new NamedVersions(ofKind(entries, 'resource'), (each) =>
      normalizeUri(each.uri),
    );
    this.#templates = new NamedVersions(
      ofKind(entries, 'resource-template'),
      ({ template }) => template.text,
    );
    this.tools = listed(this.#tools);
    this.resources = listed(this.#resources);
    this.templates = listed(this.#templates);
    this.prompts = listed(this.#prompts);
    this.completions = ofKind(entries, 'completion');
    this.#index = new TemplateIndex(
      [...this.#templates.all()].flatMap((value) =>
        value[0] ? [{ template: value[0].template, value }] : [],
      ),
    );
    this.#completions = new Map(
      this.completions.map((each) => [completionKey(each.target), each]),
    );
  }

  /** The tool of that wire name. */
  tool(name: string, version?: string): Tool | undefined {
    return this.#tools.get(name, version);
  }

  /** The prompt of that name. */
  prompt(name: string, version?: string): Prompt | undefined {
    return this.#prompts.get(name, version);
  }

  /** What a URI leads to: a concrete resource first, else the first template in definition order that fits. */
  resource(uri: string, version?: string): ResourceMatch | undefined {
    const component = this.#resources.get(normalizeUri(uri), version);
    if (component) return { component, parameters: NO_PARAMETERS };
    const found = this.#index.find(uri);
    const template = found && this.#templates.get(textOf(found.value), version);
    return template && { component: template, parameters: found.parameters };
  }

  /** All a URI leads to, in the order it is tried: concrete resources, then templates, of each the highest version first. */
  *resourcesAt(uri: string): Iterable<ResourceMatch> {
    for (const component of this.#resources.of(normalizeUri(uri))) {
      yield { component, parameters: NO_PARAMETERS };
    }
    for (const { value, parameters } of this.#index.findAll(uri)) {
      for (const component of value) yield { component, parameters };
    }
  }

  /** The template written exactly so. */
  template(text: string, version?: string): ResourceTemplate | undefined {
    return this.#templates.get(text, version);
  }

  /** All versions of what has a name, highest first; of resources the name is the URI, of templates their text. */
  versionsOf(kind: Component['kind'], name: string): readonly Component[] {
    switch (kind) {
      case 'tool':
        return this.#tools.of(name);
      case 'prompt':
        return this.#prompts.of(name);
      case 'resource':
        return this.#resources.of(normalizeUri(name));
      case 'resource-template':
        return this.#templates.of(name);
    }
  }

  /** The method that completes an argument. */
  completion(target: CompletionTarget): Completion | undefined {
    return this.#completions.get(completionKey(target));
  }
}

function ofKind<K extends CatalogEntry['kind']>(
  entries: readonly CatalogEntry[],
  kind: K,
): readonly Extract<CatalogEntry, { kind: K }>[] {
  const isOfKind = (
    entry: CatalogEntry,
  ): entry is Extract<CatalogEntry, { kind: K }> => entry.kind === kind;
  return Object.freeze(entries.filter(isOfKind));
}

function listed<C extends Component>(named: NamedVersions<C>): readonly C[] {
  const highest = [...named.all()].flatMap(([first]) => (first ? [first] : []));
  return Object.freeze(highest.filter((each) => each.listed !== false));
}

function nameOf({ name }: Component): string {
  return name;
}

function textOf([first]: readonly ResourceTemplate[]): string {
  return first?.template.text ?? '';
}
