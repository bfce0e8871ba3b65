import { decodePercent } from '../uri/percent-encoding.js';
import { splitUri } from '../uri/split-uri.js';

/** The last part of a URI that says something: `readme` for `docs://readme/`, `docs` for `docs://`. */
export function resourceName({ uri }: { readonly uri: string }): string {
  const last = splitUri(uri)
    .path.split(/[/:]/)
    .findLast((part) => part !== '');
  return decodePercent(last ?? uri) ?? uri;
}
