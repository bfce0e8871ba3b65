import { Logger } from '@nestjs/common';
import {
  type AuthorizationOptions,
  Authorize,
  RequireRoles,
  RequireScopes,
  Tool,
} from '../../../lib/index.js';
import { Connected } from './connected.js';
import { startWith } from './support.js';

class Tools {
  @Tool()
  open() {
    return 'open';
  }

  @Tool()
  @RequireScopes('write')
  scoped() {
    return 'scoped';
  }

  @Tool()
  @RequireRoles('admin')
  ruled() {
    return 'ruled';
  }

  @Tool()
  @Authorize(() => true)
  authorized() {
    return 'authorized';
  }

  @Tool({ visible: ({ transport }) => transport !== 'stdio' })
  unseen() {
    return 'unseen';
  }
}

describe('callers over stdio, who have no token', () => {
  const logged: unknown[] = [];
  beforeEach(() => {
    logged.length = 0;
    Logger.overrideLogger({
      log() {},
      error() {},
      warn: (message: unknown) => logged.push(message),
    });
  });
  afterEach(() => Logger.overrideLogger(false));

  const open = async (authorization?: AuthorizationOptions, user?: unknown) => {
    const { app } = await startWith([Tools], {
      ...(authorization && { authorization }),
    });
    Logger.overrideLogger({
      log() {},
      error() {},
      warn: (message: unknown) => logged.push(message),
    });
    return { app, client: await Connected.open(app, 'stdio', user) };
  };

  it.each([
    undefined,
    { stdio: 'deny' },
    { stdio: { token: 'TOKEN' } },
  ] as const)('see nothing that asks for one, with %j', async (options) => {
    const { app, client } = await open(options);
    expect(await client.tools()).toEqual(['open']);
    for (const name of ['scoped', 'ruled', 'authorized']) {
      const { error } = await client.ask('tools/call', { name });
      expect(error.message).toBe(`Unknown tool: ${name}`);
    }
    expect(logged.join('\n')).toContain("stdio: 'trusted'");
    await app.close();
  });

  it('may use everything but what is not visible where they are trusted', async () => {
    const { app, client } = await open({ stdio: 'trusted' });
    expect(await client.tools()).toEqual([
      'open',
      'scoped',
      'ruled',
      'authorized',
    ]);
    const { result } = await client.ask('tools/call', { name: 'scoped' });
    expect(result.content[0].text).toBe('scoped');
    await app.close();
  });

  it('are asked as others are where a user is declared', async () => {
    const user = { sub: 'ann', roles: ['admin'] };
    const { app, client } = await open({ stdio: 'trusted' }, user);
    expect(await client.tools()).toEqual([
      'open',
      'scoped',
      'ruled',
      'authorized',
    ]);
    const { error } = await client.ask('tools/call', { name: 'scoped' });
    expect(error).toMatchObject({ code: -32011 });
    await app.close();
  });
});
