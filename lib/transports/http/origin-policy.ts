import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { HttpCall } from './http-call.js';
import type { HttpOptions } from './http-options.js';
import {
  hostName,
  isAddress,
  isLoopbackAddress,
  isLoopbackHost,
} from './loopback.js';

/**
 * Keeps web pages from reaching the server behind their visitor's back
 * (2025-11-25, Transports, Security warning): a browser says where a request
 * comes from, and with a rebound name says the wrong host.
 */
export class OriginPolicy {
  readonly #hosts: ReadonlySet<string>;
  readonly #origins: ReadonlySet<string>;

  constructor({ allowedHosts = [], allowedOrigins = [] }: HttpOptions) {
    this.#hosts = new Set(allowedHosts.map((host) => host.toLowerCase()));
    this.#origins = new Set(allowedOrigins);
  }

  /** The fault of a request from or to a place that is not allowed. */
  check(call: HttpCall): ProtocolFault | undefined {
    const host = call.header('host');
    const { localAddress } = call;
    if (localAddress !== undefined && isLoopbackAddress(localAddress)) {
      const name = host === undefined ? undefined : hostName(host);
      if (name === undefined || !this.#isServed(name)) {
        return new ProtocolFault(
          'bad-host',
          'The Host header names no host of this server. Hosts other than localhost go into the allowedHosts option.',
        );
      }
    }
    const origin = call.header('origin');
    return origin === undefined || this.#mayCall(origin, host)
      ? undefined
      : new ProtocolFault(
          'bad-origin',
          'Requests from this origin are not allowed. Origins of browser clients go into the allowedOrigins option.',
        );
  }

  /** Whether a host name is known to mean this server. */
  #isServed(name: string): boolean {
    return isLoopbackHost(name) || this.#hosts.has(name);
  }

  #mayCall(origin: string, host: string | undefined): boolean {
    if (this.#origins.has('*') || this.#origins.has(origin)) return true;
    if (!URL.canParse(origin)) return false;
    const url = new URL(origin);
    if (isLoopbackHost(url.hostname)) return true;
    // With a rebound name, origin and host agree and are both the attacker's;
    // an address means what it says.
    return (
      url.host !== '' &&
      url.host === host?.toLowerCase() &&
      (this.#isServed(url.hostname) || isAddress(url.hostname))
    );
  }
}
