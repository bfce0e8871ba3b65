import { proofOf } from './process-proof.js';

/** The key that tells the library's own values. A text, not a symbol: interceptors that copy objects leave symbols out. */
export const BRAND = 'nest-fastmcp:kind';

/** What a value of the library can be. */
export type BrandKind =
  | 'content'
  | 'message'
  | 'tool-result'
  | 'prompt-result'
  | 'resource-result'
  | 'input-required';

/** What stands under `BRAND`: the kind, and proof that a value is of this process. */
export type Brand<K extends BrandKind = BrandKind> = `${K}:${string}`;

const PROOF = proofOf('brand', BRAND);

const KINDS: ReadonlyMap<unknown, BrandKind> = new Map(
  (
    [
      'content',
      'message',
      'tool-result',
      'prompt-result',
      'resource-result',
      'input-required',
    ] as const
  ).map((kind) => [brandFor(kind), kind]),
);

/** What a value of a kind has under `BRAND`. */
export function brandFor<K extends BrandKind>(kind: K): Brand<K> {
  return `${kind}:${PROOF}`;
}

/**
 * Which of the library's values an object is, even as a copy made by an
 * interceptor or by a second copy of this package.
 *
 * @returns `undefined` for every other object, such as one a client made up
 */
export function brandOf(value: object): BrandKind | undefined {
  return BRAND in value ? KINDS.get(value[BRAND]) : undefined;
}

/** Whether the JSON of a value has values of the library in it. */
export function holdsBrand(json: string): boolean {
  return json.includes(PROOF);
}
