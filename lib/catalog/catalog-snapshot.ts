import {
  type Completion,
  completionKey,
  type CompletionTarget,
} from '../components/completion.js';
import type { CatalogEntry } from '../components/component.js';
import type { Prompt } from '../components/prompt.js';
import type { Resource } from '../components/resource.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { Tool } from '../components/tool.js';
import { normalizeUri } from '../uri/resource-uri.js';
import { TemplateIndex } from '../uri/template-index.js';

/** What a URI leads to: a resource, or a template and what the URI says for its variables. */
export interface ResourceMatch {
  readonly component: Resource | ResourceTemplate;
  readonly parameters: Readonly<Record<string, string>>;
}

const NO_PARAMETERS: Readonly<Record<string, string>> = Object.freeze({});

/** The components of a server at one moment: immutable, looked up in a time that does not grow with their number. */
export class CatalogSnapshot {
  /** In the order clients see them, as the other lists. */
  readonly tools: readonly Tool[];
  readonly resources: readonly Resource[];
  readonly templates: readonly ResourceTemplate[];
  readonly prompts: readonly Prompt[];
  readonly completions: readonly Completion[];
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #resources: ReadonlyMap<string, ResourceMatch>;
  readonly #templates: TemplateIndex<ResourceTemplate>;
  readonly #templatesByText: ReadonlyMap<string, ResourceTemplate>;
  readonly #prompts: ReadonlyMap<string, Prompt>;
  readonly #completions: ReadonlyMap<string, Completion>;

  /** @param entries names, URIs and completed arguments are unique among those of a kind */
  constructor(entries: readonly CatalogEntry[]) {
    this.tools = ofKind(entries, 'tool');
    this.resources = ofKind(entries, 'resource');
    this.templates = ofKind(entries, 'resource-template');
    this.prompts = ofKind(entries, 'prompt');
    this.completions = ofKind(entries, 'completion');
    this.#tools = new Map(this.tools.map((tool) => [tool.name, tool]));
    this.#prompts = new Map(this.prompts.map((each) => [each.name, each]));
    this.#resources = new Map(
      this.resources.map((component) => [
        normalizeUri(component.uri),
        { component, parameters: NO_PARAMETERS },
      ]),
    );
    this.#templates = new TemplateIndex(
      this.templates.map((value) => ({ template: value.template, value })),
    );
    this.#templatesByText = new Map(
      this.templates.map((each) => [each.template.text, each]),
    );
    this.#completions = new Map(
      this.completions.map((each) => [completionKey(each.target), each]),
    );
  }

  /** The tool of that wire name. */
  tool(name: string): Tool | undefined {
    return this.#tools.get(name);
  }

  /** The prompt of that name. */
  prompt(name: string): Prompt | undefined {
    return this.#prompts.get(name);
  }

  /** What a URI leads to: a concrete resource first, else the first template in definition order that fits. */
  resource(uri: string): ResourceMatch | undefined {
    const concrete = this.#resources.get(normalizeUri(uri));
    if (concrete) return concrete;
    const found = this.#templates.find(uri);
    return found && { component: found.value, parameters: found.parameters };
  }

  /** The template written exactly so. */
  template(text: string): ResourceTemplate | undefined {
    return this.#templatesByText.get(text);
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
