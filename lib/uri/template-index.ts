import { isResourceUri, normalizeUri } from './resource-uri.js';
import { splitUri } from './split-uri.js';
import {
  type SegmentPattern,
  segmentPatterns,
  segmentsOf,
} from './segment-pattern.js';
import type { UriTemplate } from './uri-template.js';

/** Something that is found by the URIs of its template. */
export interface IndexedTemplate<T> {
  readonly template: UriTemplate;
  readonly value: T;
}

/** What was found, and what the URI said for the template's variables. */
export interface FoundTemplate<T> {
  readonly value: T;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A template with its place in the order of definition. */
interface Entry<T> extends IndexedTemplate<T> {
  readonly order: number;
}

/** A place in the tree of segments. */
interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  /** Where a segment with a variable leads. */
  variable: Node<T> | undefined;
  /** Templates that end here. */
  readonly ends: Entry<T>[];
  /** Templates with a wildcard from here on, by their last segment where it is text. */
  readonly wild: Map<string | undefined, Entry<T>[]>;
}

/**
 * Finds templates by URI without asking each: a tree of their segments leads to
 * those that may match, and the first of them in the order of definition that
 * does match is the one.
 */
export class TemplateIndex<T> {
  readonly #root: Node<T> = newNode();

  /** @param templates in the order they are to be tried */
  constructor(templates: readonly IndexedTemplate<T>[]) {
    for (const [order, { template, value }] of templates.entries()) {
      this.#add({ order, template, value });
    }
  }

  /** The first template a URI follows. */
  find(uri: string): FoundTemplate<T> | undefined {
    for (const found of this.findAll(uri)) return found;
    return undefined;
  }

  /** All templates a URI follows, in the order they are to be tried. */
  *findAll(uri: string): Iterable<FoundTemplate<T>> {
    if (!isResourceUri(uri)) return;
    const normal = normalizeUri(uri);
    const segments = segmentsOf(splitUri(normal).path);
    const candidates: Entry<T>[] = [];
    collect(this.#root, segments, 0, candidates);
    candidates.sort((a, b) => a.order - b.order);
    for (const { template, value } of candidates) {
      const parameters = template.matchNormal(normal);
      if (parameters) yield { value, parameters };
    }
  }

  #add(entry: Entry<T>): void {
    const patterns = segmentPatterns(entry.template.parsed);
    let node = this.#root;
    for (const pattern of patterns) {
      if (pattern.kind === 'wildcard') {
        const last = lastLiteral(patterns);
        node.wild.set(last, [...(node.wild.get(last) ?? []), entry]);
        return;
      }
      node = childOf(node, pattern);
    }
    node.ends.push(entry);
  }
}

function newNode<T>(): Node<T> {
  return {
    literals: new Map(),
    variable: undefined,
    ends: [],
    wild: new Map(),
  };
}

function childOf<T>(
  node: Node<T>,
  pattern: Exclude<SegmentPattern, { kind: 'wildcard' }>,
): Node<T> {
  if (pattern.kind === 'variable') {
    node.variable ??= newNode();
    return node.variable;
  }
  const known = node.literals.get(pattern.text) ?? newNode();
  node.literals.set(pattern.text, known);
  return known;
}

function lastLiteral(patterns: readonly SegmentPattern[]): string | undefined {
  const last = patterns.at(-1);
  return last?.kind === 'literal' ? last.text : undefined;
}

function collect<T>(
  node: Node<T>,
  segments: readonly string[],
  depth: number,
  found: Entry<T>[],
): void {
  found.push(...(node.wild.get(undefined) ?? []));
  const last = segments.at(-1);
  if (last !== undefined) found.push(...(node.wild.get(last) ?? []));
  const segment = segments[depth];
  if (segment === undefined) {
    found.push(...node.ends);
    return;
  }
  const literal = node.literals.get(segment);
  if (literal) collect(literal, segments, depth + 1, found);
  if (node.variable) collect(node.variable, segments, depth + 1, found);
}
