import type { ParsedTemplate } from './template-part.js';

/** What one segment of a template says about the segment of a URI. */
export type SegmentPattern =
  | { readonly kind: 'literal'; readonly text: string }
  /** Text and variables that stay within the segment. */
  | { readonly kind: 'variable' }
  /** From here on there may be any number of segments. */
  | { readonly kind: 'wildcard' };

/** The segments of a path, authority included; the scheme is the first of them. */
export function segmentsOf(path: string): string[] {
  const behindScheme = path.indexOf(':') + 1;
  return [path.slice(0, behindScheme), ...path.slice(behindScheme).split('/')];
}

/** The segments of a template's path, for an index over many. */
export function segmentPatterns({ path }: ParsedTemplate): SegmentPattern[] {
  const segments: SegmentPattern[] = [];
  for (const [index, part] of path.entries()) {
    if (part.kind === 'variable') {
      const isWild = part.wildcard || segments.at(-1)?.kind === 'wildcard';
      segments[segments.length - 1] = {
        kind: isWild ? 'wildcard' : 'variable',
      };
      continue;
    }
    // Text behind a variable belongs to the variable's segment up to its slash.
    const texts =
      index === 0 ? segmentsOf(part.text) : part.text.split('/').slice(1);
    segments.push(...texts.map((text) => ({ kind: 'literal', text }) as const));
  }
  return segments;
}
