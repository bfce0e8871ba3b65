import { RequestAuth } from '../../lib/context/caller-auth.js';
import { defaultRoles } from '../../lib/execution/caller-roles.js';
import { McpContext } from '../../lib/index.js';
import { exchangeOf } from '../protocol/fixtures.js';

function rolesFor(request: object): readonly string[] {
  const context = new McpContext(exchangeOf('tools/list').exchange);
  Object.defineProperty(context, 'auth', { value: new RequestAuth(request) });
  return defaultRoles(context);
}

describe('the roles of a caller', () => {
  it.each([
    [{ roles: ['a', 'b'] }, ['a', 'b']],
    [{ role: 'a' }, ['a']],
    [{ roles: 'a', role: ['b'] }, ['a', 'b']],
    [{ realm_access: { roles: ['a'] } }, ['a']],
    [{ roles: [1, null, 'a'] }, ['a']],
    [{ roles: { a: true } }, []],
  ])('are found in %j', (user, expected) => {
    expect(rolesFor({ user })).toEqual(expected);
    expect(rolesFor({ auth: { token: 't', claims: user } })).toEqual(expected);
  });

  it('are those of an entity as well', () => {
    class Account {
      roles = ['admin'];
    }
    expect(rolesFor({ user: new Account() })).toEqual(['admin']);
  });

  it('are at what the token is for, not elsewhere', () => {
    const resource_access = {
      shop: { roles: ['clerk'] },
      wiki: { roles: ['admin'] },
    };
    expect(rolesFor({ user: { resource_access } })).toEqual([]);
    expect(rolesFor({ user: { aud: 'shop', resource_access } })).toEqual([
      'clerk',
    ]);
    expect(
      rolesFor({ user: { aud: ['shop', '__proto__'], resource_access } }),
    ).toEqual(['clerk']);
  });
});
