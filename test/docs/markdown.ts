/** A markdown table. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text that means itself. */
export function plain(text: string): string {
  return text.replace(/[_*<>|[\]]/g, '\\$&');
}

/** Text as it goes over the wire, line by line. */
export function code(text: string): string {
  return text
    .split('\n')
    .map((line) => `\`${line.replaceAll('|', '\\|')}\``)
    .join('<br>');
}

/** Puts a text between the two comments that mark a generated section. */
export function replaceSection(
  document: string,
  name: string,
  text: string,
): string {
  const [begin, end] = [
    `<!-- generated: ${name} -->`,
    `<!-- end of generated: ${name} -->`,
  ];
  const [before, rest] = halves(document, begin);
  const [, after] = halves(rest, end);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

function halves(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`There is no ${mark}.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
