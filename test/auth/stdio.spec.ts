import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import {
  type McpModuleOptions,
  McpContext,
  Public,
  RequireRoles,
  RequireScopes,
  Tool,
} from '../../lib/index.js';
import { findServer } from '../../lib/module/find-server.js';
import { type Answer, modern, openStdio } from '../transports/stdio.fixture.js';
import { signedApp, tokenOf } from './support/signed-app.js';

const VARIABLE = 'NEST_FASTMCP_TEST_TOKEN';

class Tools {
  @Tool()
  whoami({ auth, principal }: McpContext) {
    return [auth.subject, Object(auth.user).name, principal].join(' ');
  }

  @Public()
  @Tool()
  hours() {
    return '9 to 5';
  }

  @Tool()
  @RequireScopes('write')
  write() {
    return 'written';
  }

  @Tool()
  @RequireRoles('admin')
  drop() {
    return 'dropped';
  }
}

type Posture = NonNullable<McpModuleOptions['authorization']>['stdio'];

/** What calls answer over one connection: texts, or codes of errors. */
async function connect(posture?: Posture, user?: unknown) {
  const app = await NestFactory.createApplicationContext(
    signedApp({
      mcp: posture === undefined ? {} : { authorization: { stdio: posture } },
      providers: [Tools],
    }),
    { logger: false },
  );
  const { dispatcher } = await findServer(app, 'default');
  const pipes = openStdio(dispatcher, user === undefined ? {} : { user });
  pipes.read();
  let id = 0;
  const ask = async (method: string, name: string) => {
    id += 1;
    const params = method === 'tools/call' ? { name } : {};
    pipes.send({ jsonrpc: '2.0', ...modern(id, method, params) });
    return said((await pipes.answers(id)).at(-1));
  };
  return {
    call: (name: string) => ask('tools/call', name),
    list: () => ask('tools/list', ''),
    close: () => app.close(),
  };
}

function said(answer: Answer | undefined): unknown {
  const { error, result } = answer ?? {};
  if (error) return error.code;
  const { content, tools } = Object(result);
  return tools ? tools.length : content[0].text;
}

describe('over standard streams', () => {
  afterEach(() => {
    delete process.env[VARIABLE];
  });

  it.each([undefined, 'deny'] as const)(
    'nobody gets in but to what is public: %s',
    async (posture) => {
      const { call, list, close } = await connect(posture);

      expect(await list()).toBe(-32010);
      expect(await call('whoami')).toBe(-32010);
      expect(await call('hours')).toBe('9 to 5');
      await close();
    },
  );

  it('whoever starts the process may do all, where it is trusted', async () => {
    const { call, list, close } = await connect('trusted');

    expect(await list()).toBe(4);
    expect(await call('write')).toBe('written');
    expect(await call('drop')).toBe('dropped');
    await close();
  });

  it('a user of the process is let in, with the scopes that user has', async () => {
    const user = { sub: 'ada', scope: 'write' };
    const { call, close } = await connect('deny', user);

    expect(await call('whoami')).toContain('ada');
    expect(await call('write')).toBe('written');
    expect(await call('drop')).toBe(-32602);
    await close();
  });

  describe('with a token in the environment', () => {
    const env = { token: VARIABLE };

    it('the caller may do what it allows', async () => {
      process.env[VARIABLE] = await tokenOf('alice', {
        scopes: ['tools', 'write'],
      });
      const { call, close } = await connect(env);

      expect(await call('whoami')).toContain('alice');
      expect(await call('write')).toBe('written');
      expect(await call('drop')).toBe(-32602);
      await close();
    });

    it('the scopes of the server are asked for, too', async () => {
      process.env[VARIABLE] = await tokenOf('alice', { scopes: [] });
      const { call, close } = await connect(env);

      expect(await call('whoami')).toBe(-32011);
      await close();
    });

    it('nobody gets in without one, or with one that is not valid', async () => {
      const { call, close } = await connect(env);
      expect(await call('whoami')).toBe(-32010);
      process.env[VARIABLE] = await tokenOf('alice', { expiresIn: -1 });
      expect(await call('whoami')).toBe(-32010);
      await close();
    });

    it('nobody gets in any more once it has expired or is gone', async () => {
      process.env[VARIABLE] = await tokenOf('alice', { expiresIn: 2 });
      const { call, close } = await connect(env);
      expect(await call('whoami')).toContain('alice');

      await sleep(3_000);
      expect(await call('whoami')).toBe(-32010);
      delete process.env[VARIABLE];
      expect(await call('whoami')).toBe(-32010);
      await close();
    });

    it('a new one says anew who the caller is', async () => {
      process.env[VARIABLE] = await tokenOf('alice', {
        claims: { roles: ['admin'], name: 'Alice' },
      });
      const { call, close } = await connect(env);
      expect(await call('whoami')).toContain('Alice');
      expect(await call('drop')).toBe('dropped');

      process.env[VARIABLE] = await tokenOf('bob', { claims: { name: 'Bob' } });
      expect(await call('whoami')).toContain('bob Bob');
      expect(await call('drop')).toBe(-32602);
      await close();
    });
  });
});
