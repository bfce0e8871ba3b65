import { inspect } from 'node:util';
import { isKnown, RequestAuth } from '../../lib/context/caller-auth.js';

const of = (request?: object) => new RequestAuth(request);

describe('ctx.auth', () => {
  it('is empty where nobody found out who calls', () => {
    for (const request of [undefined, {}, { user: null }, { auth: 'x' }]) {
      const auth = of(request);
      expect(auth.token).toBeUndefined();
      expect(auth.clientId).toBeUndefined();
      expect(auth.subject).toBeUndefined();
      expect(auth.expiresAt).toBeUndefined();
      expect(auth.scopes).toEqual([]);
      expect(auth.claims).toEqual({});
      expect(isKnown(auth)).toBe(false);
    }
  });

  it('reads what McpAuthGuard and the middleware of the SDK leave', () => {
    const auth = of({
      auth: {
        token: 'secret-token',
        clientId: 'app',
        subject: 'ann',
        scopes: ['a', 'b', 7],
        claims: { tenant: 'acme' },
        expiresAt: 17,
      },
    });
    expect(auth.token).toBe('secret-token');
    expect(auth.toJSON()).toEqual({
      clientId: 'app',
      subject: 'ann',
      scopes: ['a', 'b'],
      claims: { tenant: 'acme' },
      expiresAt: 17,
      user: undefined,
    });
    expect(isKnown(auth)).toBe(true);
  });

  it('reads the payload Passport leaves', () => {
    const user = { sub: 7, scope: 'a  b', azp: 'app', exp: 17 };
    const auth = of({ user });
    expect(auth.subject).toBe('7');
    expect(auth.scopes).toEqual(['a', 'b']);
    expect(auth.clientId).toBe('app');
    expect(auth.expiresAt).toBe(17);
    expect(auth.claims).toBe(user);
    expect(auth.user).toBe(user);
  });

  it('takes no entity of the application for claims', () => {
    class Account {
      scope = 'admin';
      sub = '1';
    }
    const auth = of({ user: new Account() });
    expect(auth.scopes).toEqual([]);
    expect(auth.claims).toEqual({});
    expect(isKnown(auth)).toBe(true);
  });

  it('sees what guards change later', () => {
    const request: { user?: unknown } = {};
    const auth = of(request);
    expect(auth.scopes).toEqual([]);
    request.user = { scp: ['late'] };
    expect(auth.scopes).toEqual(['late']);
  });

  it('shows its token to no log', () => {
    const auth = of({ auth: { token: 'secret-token', clientId: 'app' } });
    expect(inspect(auth)).not.toContain('secret-token');
    expect(inspect({ auth }, { depth: 9 })).toContain('app');
    expect(JSON.stringify(auth)).not.toContain('secret-token');
    expect(JSON.stringify({ ...auth })).not.toContain('secret-token');
  });
});
