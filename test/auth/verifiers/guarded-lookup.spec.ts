import { describe, expect, it } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { endpointOf } from '../../../lib/auth/verifiers/endpoint.js';
import { guardedLookup } from '../../../lib/auth/verifiers/guarded-lookup.js';
import { OptionProblems } from '../../../lib/auth/verifiers/option-problems.js';
import { isPrivateAddress } from '../../../lib/auth/verifiers/private-addresses.js';

/** The addresses a connection to a URL may use when its host resolves so, or why none. */
function connect(
  url: string,
  resolved: readonly string[],
  allowPrivate = false,
  all = true,
): Promise<string[]> {
  const endpoint = endpointOf(
    url,
    'url',
    allowPrivate,
    new OptionProblems('test'),
  );
  if (!endpoint) throw new Error('The URL cannot be used.');
  const addresses: LookupAddress[] = resolved.map((address) => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));
  const lookup = guardedLookup(endpoint, (_, __, callback) =>
    callback(null, addresses),
  );
  return new Promise((resolve, reject) => {
    lookup('host', { all }, (error, found) => {
      if (error) reject(error);
      else if (typeof found === 'string') resolve([found]);
      else resolve(found.map(({ address }) => address));
    });
  });
}

describe('an endpoint', () => {
  it('is connected to at public addresses', async () => {
    const found = ['8.8.8.8', '2606:4700::1111'];
    expect(await connect('https://a.example/', found)).toEqual(found);
    expect(await connect('https://a.example/', found, false, false)).toEqual([
      '8.8.8.8',
    ]);
  });

  it.each([
    [['10.0.0.1']],
    [['127.0.0.1']],
    [['169.254.169.254']],
    [['8.8.8.8', '192.168.0.1']],
    [['::1']],
    [['fd00:ec2::254']],
  ])('is not connected to where its host resolves to %j', async (found) => {
    await expect(connect('https://a.example/', found)).rejects.toThrow(
      /not allowed/,
    );
  });

  it('is connected to in a private network where that is allowed, plain HTTP there only', async () => {
    expect(await connect('https://a.example/', ['10.0.0.1'], true)).toEqual([
      '10.0.0.1',
    ]);
    expect(await connect('http://keycloak/', ['10.0.0.1'], true)).toEqual([
      '10.0.0.1',
    ]);
    await expect(
      connect('http://keycloak/', ['8.8.8.8'], true),
    ).rejects.toThrow(/not allowed/);
  });

  it('on localhost is on this machine', async () => {
    expect(
      await connect('http://localhost/', ['::1', '127.0.0.1']),
    ).toHaveLength(2);
    await expect(connect('http://localhost/', ['8.8.8.8'])).rejects.toThrow(
      /not allowed/,
    );
  });

  it('whose host has no address is not connected to', async () => {
    await expect(connect('https://a.example/', [])).rejects.toThrow();
  });
});

describe('an address', () => {
  it.each([
    '0.0.0.0',
    '10.255.255.255',
    '100.64.0.1',
    '127.9.9.9',
    '169.254.0.1',
    '172.31.0.1',

    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',

    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '64:ff9b::10.0.0.1',

    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '100.128.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '223.255.255.255',

    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2002:808:808::1',
  ])('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});
