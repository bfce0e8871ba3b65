import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Annotations, ContentBlock } from '../sdk.js';
import { utf8Text } from './bytes.js';
import { extensionOf, isTextType, type MediaFamily } from './mime-types.js';

/** Data and what it is shown as. */
export interface NamedData {
  readonly family: MediaFamily;
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly name?: string | undefined;
  readonly uri?: string | undefined;
  readonly path?: string | undefined;
  readonly annotations?: Annotations | undefined;
}

/** The content block of data: an image, a sound, or an embedded file, whose text goes as text. */
export function dataBlock(data: NamedData): ContentBlock {
  const { family, bytes, mimeType, annotations } = data;
  const extras = annotations && { annotations };
  if (family !== 'file') {
    return {
      type: family,
      data: bytes.toString('base64'),
      mimeType,
      ...extras,
    };
  }
  const text = isTextType(mimeType) ? utf8Text(bytes) : undefined;
  const uri = uriOf(data);
  return {
    type: 'resource',
    resource:
      text === undefined
        ? { uri, mimeType, blob: bytes.toString('base64') }
        : { uri, mimeType, text },
    ...extras,
  };
}

function uriOf({ uri, name, path, mimeType }: NamedData): string {
  if (uri !== undefined) return uri;
  if (name === undefined && path !== undefined) {
    return pathToFileURL(resolve(path)).href;
  }
  const file = name ?? `resource.${extensionOf(mimeType)}`;
  return `file:///${file.split('/').map(encodeURIComponent).join('/')}`;
}
