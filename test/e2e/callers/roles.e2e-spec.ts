import { RequireRoles, Tool } from '../../../lib/index.js';
import type { CallerContext } from '../../../lib/index.js';
import type { Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

class Tools {
  @Tool()
  @RequireRoles('admin')
  wipe() {
    return 'wiped';
  }
}

/** What the application finds, whatever its type says. */
function groupsOf({ auth }: CallerContext): readonly string[] {
  const { groups } = Object(auth.claims);
  return groups;
}

describe('roles found by the application', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Tools], { authorization: { roles: groupsOf } });
  });
  afterAll(() => running.app.close());

  it.each([undefined, null, 'admin', { admin: true }])(
    'are none where it finds %j, whatever the claims say',
    async (groups) => {
      const eve = new As(running.url, 'legacy', { roles: ['admin'], groups });
      expect(said(await eve.call('wipe'), 'wipe')).toEqual(
        said(await eve.call('nope'), 'nope'),
      );
    },
  );

  it('are those it finds', async () => {
    const ann = new As(running.url, 'legacy', { groups: ['admin'] });
    expect((await ann.call('wipe')).text).toContain('wiped');
  });
});
