import { isIP } from 'node:net';
import type { OptionProblems } from './option-problems.js';
import { isLoopback, isPrivateAddress } from './private-addresses.js';

/** Where keys or answers come from, and the addresses that may be connected to for it. */
export interface Endpoint {
  readonly url: URL;
  /** Origin and path, for messages: a query can hold keys. */
  readonly name: string;
  /** Whether one of the addresses its host resolves to may be connected to. */
  allows(address: string): boolean;
}

/**
 * Looks at the URL of an endpoint. Plain HTTP goes to this machine, or with
 * `allowPrivateAddresses` to private addresses, and never over the internet;
 * private addresses are connected to only when that is allowed, whatever DNS says.
 *
 * @param option the name of the option the URL is from
 * @returns `undefined` when it cannot be used; `problems` says why
 */
export function endpointOf(
  value: string | URL,
  option: string,
  allowPrivateAddresses: boolean,
  problems: OptionProblems,
): Endpoint | undefined {
  const url = URL.canParse(String(value)) ? new URL(value) : undefined;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isHttp || url.username !== '' || url.password !== '') {
    problems.add(
      'MCP_AUTH_URL_INVALID',
      option,
      'it is no http or https URL without user name and password.',
      'Write it in full, as in https://issuer.example.com/path.',
    );
    return undefined;
  }
  const name = `${url.origin}${url.pathname}`;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAddress = isIP(host) !== 0;
  if (host === 'localhost' || (isAddress && isLoopback(host))) {
    return { url, name, allows: isLoopback };
  }
  const isPlain = url.protocol === 'http:';
  const allows = (address: string): boolean =>
    isPrivateAddress(address) ? allowPrivateAddresses : !isPlain;
  if (isAddress && !isPlain && !allows(host)) {
    problems.add(
      'MCP_AUTH_URL_PRIVATE',
      option,
      `${name} is at an address of a private network.`,
      'If that is where it belongs, set allowPrivateAddresses: true.',
    );
  } else if (
    isPlain &&
    (!allowPrivateAddresses || (isAddress && !allows(host)))
  ) {
    problems.add(
      'MCP_AUTH_URL_INSECURE',
      option,
      `${name} is plain HTTP, in which anybody on the way can put in what they like.`,
      'Use https. Within a private network, set allowPrivateAddresses: true.',
    );
  }
  return { url, name, allows };
}
