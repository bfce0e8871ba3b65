import { isIPv6 } from 'node:net';
import type { McpExchange } from '../../exchange/mcp-exchange.js';

/**
 * Where a request came from, as the platform tells it (`request.ip`, behind a
 * proxy the application trusts): an IPv4 address, or the first 64 bits of an
 * IPv6 one, as a client has all addresses that begin with them. Behind a Unix
 * socket there is none, and all clients are one.
 *
 * @returns `undefined` over stdio and in memory, where clients have no address
 */
export function clientNetwork({ channel }: McpExchange): string | undefined {
  const { transport, http } = channel;
  if (!http || (transport !== 'http' && transport !== 'sse')) return undefined;
  const address: unknown = Reflect.get(http.request, 'ip');
  return typeof address === 'string' ? networkOf(address) : 'unknown';
}

/** The part of an address that is the same for all a client may have. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const first = groupsOf(head);
  const last = groupsOf(tail ?? '');
  const missing = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array<string>(missing).fill('0'), ...last];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Groups of 16 bits, an IPv4 address at the end standing for two. */
function groupsOf(part: string): readonly string[] {
  if (part === '') return [];
  return part
    .split(':')
    .flatMap((group) =>
      group.includes('.') ? ['v4', 'v4'] : [parseInt(group, 16).toString(16)],
    );
}
