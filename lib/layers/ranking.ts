import type { Tool } from '../components/tool.js';
import { termsOf } from './search-terms.js';
import { searchableText } from './searchable-text.js';

/** How soon more of the same word counts for nothing more. */
const K1 = 1.5;
/** How much long texts count for less. */
const B = 0.75;

/** How often each word is in a text, and how long that is. */
interface Counted {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/** Ranks tools by words (BM25). A tool is read when it is first looked at, and not again. */
export class Ranking {
  readonly #counted = new WeakMap<Tool, Counted>();

  /**
   * The tools that have any of the words of a query, the best first.
   *
   * @param tools those that may be found; how rare a word is among them counts
   */
  best(tools: readonly Tool[], query: string, most: number): readonly Tool[] {
    const texts = tools.map((tool) => this.#textOf(tool));
    const average =
      texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
    const scores = texts.map(() => 0);
    for (const term of new Set(termsOf(query))) {
      const having = texts.filter(({ counts }) => counts.has(term)).length;
      if (having === 0) continue;
      const rarity = Math.log(
        1 + (texts.length - having + 0.5) / (having + 0.5),
      );
      for (const [at, { counts, length }] of texts.entries()) {
        const count = counts.get(term) ?? 0;
        const weight =
          (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
        scores[at] = (scores[at] ?? 0) + rarity * weight;
      }
    }
    return tools
      .map((tool, at) => ({ tool, score: scores[at] ?? 0 }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ tool }) => tool);
  }

  #textOf(tool: Tool): Counted {
    const known = this.#counted.get(tool);
    if (known) return known;
    const terms = termsOf(searchableText(tool));
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const counted = { counts, length: terms.length };
    this.#counted.set(tool, counted);
    return counted;
  }
}
