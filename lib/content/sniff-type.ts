/** Where a format has its mark, and the mark. */
interface Signature {
  readonly type: string;
  readonly marks: readonly { readonly at: number; readonly bytes: string }[];
}

const SIGNATURES: readonly Signature[] = [
  { type: 'image/png', marks: [{ at: 0, bytes: '\x89PNG\r\n\x1a\n' }] },
  { type: 'image/jpeg', marks: [{ at: 0, bytes: '\xff\xd8\xff' }] },
  { type: 'image/gif', marks: [{ at: 0, bytes: 'GIF8' }] },
  {
    type: 'image/webp',
    marks: [
      { at: 0, bytes: 'RIFF' },
      { at: 8, bytes: 'WEBP' },
    ],
  },
  { type: 'image/avif', marks: [{ at: 4, bytes: 'ftypavif' }] },
  { type: 'image/heic', marks: [{ at: 4, bytes: 'ftypheic' }] },
  {
    type: 'audio/wav',
    marks: [
      { at: 0, bytes: 'RIFF' },
      { at: 8, bytes: 'WAVE' },
    ],
  },
  { type: 'audio/mpeg', marks: [{ at: 0, bytes: 'ID3' }] },
  { type: 'audio/mpeg', marks: [{ at: 0, bytes: '\xff\xfb' }] },
  { type: 'audio/mpeg', marks: [{ at: 0, bytes: '\xff\xf3' }] },
  { type: 'audio/ogg', marks: [{ at: 0, bytes: 'OggS' }] },
  { type: 'audio/flac', marks: [{ at: 0, bytes: 'fLaC' }] },
  { type: 'audio/mp4', marks: [{ at: 4, bytes: 'ftypM4A' }] },
  { type: 'application/pdf', marks: [{ at: 0, bytes: '%PDF-' }] },
  { type: 'application/zip', marks: [{ at: 0, bytes: 'PK\x03\x04' }] },
  { type: 'application/gzip', marks: [{ at: 0, bytes: '\x1f\x8b' }] },
];

const LONGEST_MARK = 16;

/**
 * The media type data shows by its first bytes.
 * @returns `undefined` when it shows none
 */
export function sniffType(data: Buffer): string | undefined {
  const head = data.toString('latin1', 0, LONGEST_MARK);
  return SIGNATURES.find(({ marks }) =>
    marks.every(({ at, bytes }) => head.startsWith(bytes, at)),
  )?.type;
}
