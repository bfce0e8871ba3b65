/** Bytes of English and JSON that make up one token, roughly, for today's models. */
const BYTES_PER_TOKEN = 4;

/**
 * Estimates what a list of tools costs a model that reads it: bytes of its
 * JSON in UTF-8, divided by 4. Tokenizers differ; it is for comparing.
 *
 * @param tools as `tools/list` shows them
 */
export function tokensOf(tools: readonly unknown[]): number {
  const bytes = Buffer.byteLength(JSON.stringify({ tools }));
  return Math.ceil(bytes / BYTES_PER_TOKEN);
}

/**
 * A weight in a sentence, always said as the estimate it is.
 *
 * @param before what it was; undefined when nothing is known of it
 */
export function weightInWords(tokens: number, before?: number): string {
  const by = before === undefined ? 0 : tokens - before;
  const change =
    by === 0
      ? ''
      : `, ${words(Math.abs(by))} ${by > 0 ? 'more' : 'less'} than before`;
  return `The tools list weighs about ${words(tokens)} tokens${change} (an estimate: bytes of its JSON / 4).`;
}

function words(tokens: number): string {
  return tokens.toLocaleString('en-US');
}
