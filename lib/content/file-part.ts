import { fileURLToPath } from 'node:url';
import { BRAND, brandFor } from './brand.js';
import { decodeData } from './base64.js';
import { isBytes } from './bytes.js';
import type {
  DataSource,
  FileInput,
  FileOptions,
  MediaInput,
  MediaOptions,
  PathSource,
  TextSource,
} from './content-options.js';
import type { ContentPart } from './content-part.js';
import { dataBlock } from './data-block.js';
import { namedType, shownType } from './media-type.js';
import type { MediaFamily } from './mime-types.js';
import { PATH_PROOF, proofOf } from './process-proof.js';

type Source = Partial<PathSource & DataSource & TextSource>;

/**
 * A part made of a file or of data. A file is only named here and read when the
 * part is sent; data becomes base64 at once, which serialisers leave alone.
 *
 * @throws TypeError when there is not exactly one source, or it is no data
 */
export function filePart(
  family: MediaFamily,
  input: MediaInput | FileInput,
  options: MediaOptions | FileOptions,
): ContentPart {
  const given: Source & FileOptions = { ...options, ...described(input) };
  const { path, data, text, annotations, meta, name, uri } = given;
  const frame = {
    ...(meta && { meta }),
    ...(uri !== undefined && { hasOwnUri: true }),
  };
  if ([path, data, text].filter((one) => one !== undefined).length !== 1) {
    throw new TypeError(
      `content.${family}() needs either a path or ${family === 'file' ? 'data or text' : 'data'}.`,
    );
  }
  if (path !== undefined) {
    const file = typeof path === 'string' ? path : fileURLToPath(path);
    const mimeType = namedType(family, { name: file, ...given });
    return {
      [BRAND]: brandFor('content'),
      file: {
        family,
        path: file,
        seal: proofOf(PATH_PROOF, file),
        ...(mimeType !== undefined && { mimeType }),
        ...(name !== undefined && { name }),
        ...(uri !== undefined && { uri }),
        ...(annotations && { annotations }),
      },
      ...frame,
    };
  }
  const decoded =
    data === undefined
      ? { bytes: Buffer.from(text ?? ''), mimeType: undefined }
      : decodeData(data);
  const mimeType =
    namedType(family, {
      ...given,
      mimeType: given.mimeType ?? decoded.mimeType,
    }) ??
    (data === undefined ? 'text/plain' : shownType(family, decoded.bytes));
  return {
    [BRAND]: brandFor('content'),
    block: dataBlock({
      family,
      bytes: decoded.bytes,
      mimeType,
      name,
      uri,
      annotations,
    }),
    ...frame,
  };
}

function described(input: MediaInput | FileInput): Source & FileOptions {
  if (typeof input === 'string' || input instanceof URL) return { path: input };
  return isBytes(input) ? { data: input } : input;
}
