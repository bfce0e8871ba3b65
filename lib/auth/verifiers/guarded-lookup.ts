import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { EndpointException } from './endpoint.exception.js';
import type { Endpoint } from './endpoint.js';

/** Finds all addresses of a host name. */
export type Resolve = (
  hostname: string,
  options: { readonly all: true },
  callback: (
    error: NodeJS.ErrnoException | null,
    addresses: LookupAddress[],
  ) => void,
) => void;

/**
 * A lookup for connections to an endpoint: fails when any of the addresses is
 * one the endpoint may not have. It is asked for the connection itself, so
 * that nothing can resolve differently between check and use.
 *
 * @param resolve how names are resolved; the system's way by default
 */
export function guardedLookup(
  endpoint: Endpoint,
  resolve: Resolve = lookup,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) {
        callback(error ?? new EndpointException('No address.'), '');
      } else if (!addresses.every(({ address }) => endpoint.allows(address))) {
        callback(
          new EndpointException(
            `${endpoint.name} resolves to an address that is not allowed; allowPrivateAddresses: true allows private ones.`,
          ),
          '',
        );
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
