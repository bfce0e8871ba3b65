import { FAILURE_KINDS } from '../server/oddities.js';
import type { Draw } from './pools.js';

/** Shapes of URI templates, and ways to fill them. */
const SHAPES: readonly ((draw: Draw) => string)[] = [
  (draw) => `fuzz://items/${segment(draw)}`,
  (draw) => `fuzz://items/${segment(draw)}/parts/${segment(draw)}.json`,
  (draw) => `fuzz://files/${segment(draw)}/${segment(draw)}/${segment(draw)}`,
  (draw) =>
    `fuzz://search?q=${segment(draw)}&limit=${encodeURIComponent(draw.number())}`,
  (draw) => `fuzz://search?${segment(draw)}&q=&q=${segment(draw)}#frag`,
  (draw) => `fuzz://notes/${draw.text()}`,
  (draw) => `fuzz://failing/${draw.random.pick(FAILURE_KINDS)}`,
  () => 'fuzz://static',
];

/** The URI of a resource: mostly one a template could match. */
export function resourceUri(draw: Draw): string {
  return draw.random.chance(0.8) ? draw.random.pick(SHAPES)(draw) : draw.uri();
}

function segment(draw: Draw): string {
  const text = draw.text();
  switch (Math.floor(draw.random.next() * 4)) {
    case 0:
      return text;
    case 1:
      return draw.random.pick(['..', '%2e%2e', '%2F', '.', '', '%00', 'C:']);
    default:
      return percentEncoded(text);
  }
}

/** The text as UTF-8, percent-encoded; half a surrogate pair becomes U+FFFD. */
function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
