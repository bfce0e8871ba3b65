import { BlockList, isIPv6 } from 'node:net';

const IPV4: readonly (readonly [address: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const IPV6: readonly (readonly [address: string, prefix: number])[] = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

const special = new BlockList();
for (const [address, prefix] of IPV4) {
  special.addSubnet(address, prefix);
  // NAT64 (RFC 6052 §2.1) and 6to4 (RFC 3056 §2) carry an IPv4 address within.
  special.addSubnet(`64:ff9b::${address}`, 96 + prefix, 'ipv6');
  special.addSubnet(`2002:${hexOf(address)}::`, 16 + prefix, 'ipv6');
}
for (const [address, prefix] of IPV6)
  special.addSubnet(address, prefix, 'ipv6');

/** Whether an IP address is one only this machine can reach. */
export function isLoopback(address: string): boolean {
  return isIn(loopback, address);
}

/**
 * Whether an IP address is none of the public internet: private, loopback,
 * link-local, shared, reserved, multicast or for documentation (RFC 6890), also
 * when it is wrapped in an IPv6 address.
 */
export function isPrivateAddress(address: string): boolean {
  return isIn(special, address);
}

function isIn(list: BlockList, address: string): boolean {
  // A zone, as in fe80::1%eth0, is no part of the address.
  const [bare = ''] = address.split('%');
  return list.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}

function hexOf(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
