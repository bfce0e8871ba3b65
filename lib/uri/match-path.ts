import type { PathPart } from './template-part.js';

/**
 * What the variables of a path stand for in a text, still percent-encoded.
 * A variable takes as much as it can; what it cannot have is given back step by
 * step, no place of the text being tried twice for one variable: the time taken
 * grows with the length of the text times the number of variables, whatever the text.
 *
 * @returns undefined when the text does not follow the pattern
 */
export function matchPath(
  parts: readonly PathPart[],
  text: string,
): ReadonlyMap<string, string> | undefined {
  const matcher = new PathMatcher(parts, text);
  return matcher.matches(0, 0) ? matcher.values : undefined;
}

class PathMatcher {
  readonly values = new Map<string, string>();
  /** By variable the place from which it was tried without success. Later tries begin in front of it: what is behind need not be looked at again. */
  readonly #failures = new Map<number, number>();

  constructor(
    private readonly parts: readonly PathPart[],
    private readonly text: string,
  ) {}

  matches(index: number, from: number): boolean {
    const part = this.parts[index];
    if (!part) return from === this.text.length;
    if (part.kind === 'literal') {
      return (
        this.text.startsWith(part.text, from) &&
        this.matches(index + 1, from + part.text.length)
      );
    }
    const end = part.wildcard ? this.text.length : this.#segmentEnd(from);
    const next = this.parts[index + 1];
    if (next?.kind === 'literal') {
      return this.#before(index, next.text, from, end);
    }
    if (end === from || end < this.text.length) return false;
    this.#take(index, from, end);
    return true;
  }

  /** Tries each place the literal behind the variable stands at, the last one first. */
  #before(index: number, literal: string, from: number, end: number): boolean {
    const last = Math.min(this.#failures.get(index) ?? end, end);
    // Not lastIndexOf(): it would look on in front of the variable, each time anew.
    for (let at = last; at > from; at -= 1) {
      if (
        this.text.startsWith(literal, at) &&
        this.matches(index + 2, at + literal.length)
      ) {
        this.#take(index, from, at);
        return true;
      }
    }
    this.#failures.set(index, from);
    return false;
  }

  #take(index: number, from: number, end: number): void {
    const part = this.parts[index];
    if (part?.kind === 'variable') {
      this.values.set(part.name, this.text.slice(from, end));
    }
  }

  #segmentEnd(from: number): number {
    const slash = this.text.indexOf('/', from);
    return slash < 0 ? this.text.length : slash;
  }
}
