import { isIP } from 'node:net';

const IPV4_LOOPBACK = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/;
const HOST = /^(\[[0-9a-f:.]+\]|[^:[\]/@]+)(?::\d*)?$/i;

/** Whether a connection's own address is one only this machine can reach. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || IPV4_LOOPBACK.test(address);
}

/** Whether a host name, without port, means this machine: `localhost`, `127.0.0.0/8`, `[::1]`. */
export function isLoopbackHost(name: string): boolean {
  return (
    name === 'localhost' ||
    name === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(name)
  );
}

/** Whether a host of a URL is an IP address rather than a name. */
export function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0;
}

/**
 * The name in a `Host` header, in lower case and without port.
 * @returns `undefined` when it is not a host
 */
export function hostName(header: string): string | undefined {
  return HOST.exec(header)?.[1]?.toLowerCase();
}
