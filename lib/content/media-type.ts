import { extname } from 'node:path';
import {
  DEFAULT_TYPES,
  type MediaFamily,
  typeOfExtension,
  typeOfFormat,
} from './mime-types.js';
import { sniffType } from './sniff-type.js';

/** What is known of the type of some data. */
export interface TypeHints {
  readonly mimeType?: string | undefined;
  readonly format?: string | undefined;
  /** A file name or path with an extension. */
  readonly name?: string | undefined;
}

/**
 * The media type somebody named: by itself, as a format, or by an extension.
 *
 * @returns `undefined` when nobody did
 * @throws TypeError when it is no image or sound where one is due
 */
export function namedType(
  family: MediaFamily,
  { mimeType, format, name }: TypeHints,
): string | undefined {
  const extension = name === undefined ? '' : extname(name).slice(1);
  const type =
    mimeType ??
    (format === undefined ? undefined : typeOfFormat(format, family)) ??
    typeOfExtension(extension, family);
  const other = type ?? typeOfExtension(extension, 'file');
  if (other !== undefined && !fits(family, other)) {
    throw new TypeError(
      `content.${family}() needs a media type of ${family}/*, not ${other}: use content.file() for other data.`,
    );
  }
  return type;
}

/** The media type data shows by itself, or the usual one of its family. */
export function shownType(family: MediaFamily, data: Buffer): string {
  const type = sniffType(data);
  return type !== undefined && fits(family, type)
    ? type
    : DEFAULT_TYPES[family];
}

function fits(family: MediaFamily, type: string): boolean {
  return family === 'file' || type.toLowerCase().startsWith(`${family}/`);
}
