const IMAGES: Readonly<Record<string, string>> = {
  apng: 'image/apng',
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  heic: 'image/heic',
  ico: 'image/vnd.microsoft.icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webp: 'image/webp',
};

const AUDIO: Readonly<Record<string, string>> = {
  aac: 'audio/aac',
  aiff: 'audio/aiff',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mid: 'audio/midi',
  mp3: 'audio/mpeg',
  mp4: 'audio/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  weba: 'audio/webm',
  webm: 'audio/webm',
};

/** Of several extensions of a type the first is the one it is written with. */
const FILES: Readonly<Record<string, string>> = {
  bin: 'application/octet-stream',
  css: 'text/css',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  gz: 'application/gzip',
  html: 'text/html',
  htm: 'text/html',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
  jsonl: 'application/jsonl',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  mjs: 'text/javascript',
  mp4: 'video/mp4',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  py: 'text/x-python',
  sh: 'application/x-sh',
  sql: 'application/sql',
  tar: 'application/x-tar',
  toml: 'application/toml',
  ts: 'text/x-typescript',
  tsv: 'text/tab-separated-values',
  wasm: 'application/wasm',
  webm: 'video/webm',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  zip: 'application/zip',
};

/** What a part shows its data as. */
export type MediaFamily = 'image' | 'audio' | 'file';

const TABLES: Readonly<Record<MediaFamily, ReadonlyMap<string, string>>> = {
  image: new Map(Object.entries(IMAGES)),
  audio: new Map(Object.entries(AUDIO)),
  file: new Map(Object.entries({ ...AUDIO, ...IMAGES, ...FILES })),
};

/** The media type of data nothing else is known of. */
export const DEFAULT_TYPES: Readonly<Record<MediaFamily, string>> = {
  image: 'image/png',
  audio: 'audio/wav',
  file: 'application/octet-stream',
};

/**
 * The media type a file extension stands for. Some, such as `mp4`, mean another
 * type where the data is said to be audio.
 *
 * @param extension without the dot, in any case
 */
export function typeOfExtension(
  extension: string,
  family: MediaFamily,
): string | undefined {
  return TABLES[family].get(extension.toLowerCase());
}

/** The media type a format such as `png`, `mp3` or `txt` stands for; one nobody knows is taken for a subtype. */
export function typeOfFormat(format: string, family: MediaFamily): string {
  const group = family === 'file' ? 'application' : family;
  return typeOfExtension(format, family) ?? `${group}/${format.toLowerCase()}`;
}

/** The extension files of a media type have; `bin` where none is known. */
export function extensionOf(mimeType: string): string {
  for (const [extension, type] of TABLES.file) {
    if (type === mimeType) return extension;
  }
  return 'bin';
}

/** Whether data of a media type is text: `text/*`, and the structured types that are read as text. */
export function isTextType(mimeType: string): boolean {
  const [type = ''] = mimeType.toLowerCase().split(';');
  return (
    type.startsWith('text/') ||
    /^application\/(.+\+)?(json|jsonl|x-ndjson|json5|xml|yaml|x-yaml|toml|javascript|ecmascript|typescript|graphql|sql|x-sh)$/.test(
      type.trim(),
    ) ||
    type.trim() === 'image/svg+xml'
  );
}
