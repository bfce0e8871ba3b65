import { defaultPrincipal, type McpExchange } from '../../lib/index.js';

/** An exchange whose request looks like this. */
function from(request?: object): McpExchange {
  const http = request && { request };
  return { channel: { transport: 'http', http } } as unknown as McpExchange;
}

describe('the caller’s name, by default', () => {
  it.each([
    [
      'issuer and subject',
      { user: { iss: 'i', sub: 's', id: 7 } },
      'sub:["i","s"]',
    ],
    ['a subject alone', { user: { sub: 's' } }, 'sub:[null,"s"]'],
    ['the client of a token', { auth: { clientId: 'c' } }, 'client:c'],
    ['a client on the user', { user: { client_id: 'c' } }, 'client:c'],
    [
      'a client and its user',
      { auth: { clientId: 'c' }, user: { id: 7 } },
      'client:["c","7"]',
    ],
    [
      'a client of an issuer',
      { auth: { issuer: 'i', clientId: 'c' } },
      'issued:["i","c"]',
    ],
    [
      'a client of an issuer and its user',
      { auth: { issuer: 'i', clientId: 'c' }, user: { id: 7 } },
      'issued:["i","c","7"]',
    ],
    ['a user id', { user: { id: 7 } }, 'user:7'],
    ['another user id', { user: { userId: 'u' } }, 'user:u'],
  ])('is %s', (_, request, name) => {
    expect(defaultPrincipal(from(request))).toBe(name);
  });

  it('is a hash of the credential, never the credential', () => {
    const bearer = from({ headers: { authorization: 'Bearer secret' } });
    const other = from({ headers: { authorization: 'Bearer other' } });

    expect(defaultPrincipal(bearer)).toMatch(/^credential:[\w-]{43}$/);
    expect(defaultPrincipal(bearer)).not.toContain('secret');
    expect(defaultPrincipal(bearer)).not.toBe(defaultPrincipal(other));
  });

  it('is nothing for strangers', () => {
    expect(defaultPrincipal(from())).toBeUndefined();
    expect(defaultPrincipal(from({}))).toBeUndefined();
    expect(defaultPrincipal(from({ user: { id: '' }, headers: {} }))).toBe(
      undefined,
    );
  });

  it('keeps namespaces apart', () => {
    expect(defaultPrincipal(from({ user: { id: 'x' } }))).not.toBe(
      defaultPrincipal(from({ auth: { clientId: 'x' } })),
    );
  });
});
