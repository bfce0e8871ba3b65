import { Prompt, RequireRoles, Tool } from '../../../lib/index.js';
import { As, startWith } from '../callers/support.js';
import type { Running } from '../support/platforms.js';

class Desk {
  @Tool()
  find() {
    return 'found';
  }

  @Tool()
  @RequireRoles('admin')
  refund() {
    return 'refunded';
  }

  @Prompt()
  hello() {
    return 'hello';
  }
}

describe('lists that anybody may keep', () => {
  let running: Running;

  beforeAll(async () => {
    running = await startWith([Desk], {
      lists: { scope: 'public', ttlMs: 60_000, pageSize: 1 },
    });
  });

  afterAll(() => running.app.close());

  const as = (caller?: object) =>
    new As(running.url, 'modern', caller && { ...caller });

  it('are so where they are the same for everybody', async () => {
    const { body } = await as().send('prompts/list');

    expect(body.result).toMatchObject({ cacheScope: 'public', ttlMs: 60_000 });
  });

  it.each([undefined, { sub: 'eve' }, { sub: 'bob', roles: ['admin'] }])(
    'are private where something in them depends on the caller: %j',
    async (caller) => {
      const { body } = await as(caller).send('tools/list');

      expect(body.result).toMatchObject({ cacheScope: 'private' });
    },
  );

  it('lead to no page of the list of another caller', async () => {
    const { body } = await as({ roles: ['admin'] }).send('tools/list');
    const { nextCursor: cursor } = body.result;
    const stolen = await as({ sub: 'eve' }).send('tools/list', { cursor });
    const own = await as({ roles: ['admin'] }).send('tools/list', { cursor });

    expect(stolen.body.error.code).toBe(-32602);
    expect(stolen.text).not.toContain('refund');
    expect(own.body.result.tools[0].name).toBe('refund');
  });
});
