const WILDCARDS = /\*\*\/|\*\*|\*|\?|[^*?]+/g;

const MEANINGS: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

/**
 * The test of a glob pattern: `*` is any text and `?` any character within a
 * name, `**` any number of folders; everything else is itself, in its case.
 *
 * @param pattern with a slash it is about the whole path, without one about the name at its end
 * @returns tells of a relative path with forward slashes whether it fits
 */
export function globTest(pattern: string): (path: string) => boolean {
  const source = (pattern.match(WILDCARDS) ?? [])
    .map((piece) => MEANINGS[piece] ?? escaped(piece))
    .join('');
  const test = new RegExp(
    `^${pattern.includes('/') ? '' : '(?:.*/)?'}${source}$`,
    's',
  );
  return (path) => test.test(path);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
}
