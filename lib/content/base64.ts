import { type Bytes, isBytes, toBuffer } from './bytes.js';

const DATA_URL = /^data:([^;,]+)?(?:;[^;,]+)*;base64,/i;
// Each character can be matched in one way only: the text may be long, and a client's.
const BASE64 = /^[A-Za-z0-9+/_\s-]*(?:=\s*){0,2}$/;

/** Data as bytes, with the media type a `data:` URL names. */
export interface DecodedData {
  readonly bytes: Buffer;
  readonly mimeType?: string;
}

/**
 * The bytes of data that was given as bytes, base64 text or a `data:` URL.
 *
 * @throws TypeError when a text is none of these, such as a path
 */
export function decodeData(data: Bytes | string): DecodedData {
  if (isBytes(data)) return { bytes: toBuffer(data) };
  if (typeof data !== 'string') throw noData();
  const [prefix = '', mimeType] = DATA_URL.exec(data) ?? [];
  const text = data.slice(prefix.length);
  if (!BASE64.test(text)) throw noData();
  return {
    bytes: Buffer.from(text, 'base64'),
    ...(mimeType !== undefined && { mimeType }),
  };
}

function noData(): TypeError {
  return new TypeError(
    'The data of content must be bytes, base64 text or a data: URL. A path goes into { path }.',
  );
}
