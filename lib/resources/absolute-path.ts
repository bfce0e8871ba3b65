import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of a path or `file:` URL: the working directory may be another by the time it is needed. */
export function absolutePath(path: string | URL): string {
  return resolve(typeof path === 'string' ? path : fileURLToPath(path));
}
