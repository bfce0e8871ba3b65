import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Type } from '@nestjs/common';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { guardedApp } from '../e2e/guards/guarded-app.js';
import { LEVELS } from '../e2e/guards/levels.js';
import { TokenStrategy } from '../e2e/guards/strategies.js';
import { bearer, jwtOf } from '../e2e/guards/tokens.js';
import { type RpcAnswer, rpc } from '../e2e/support/rpc.js';

const ROOT = new URL('../../', import.meta.url);
const SECRET = 'only-for-the-page-about-auth-32-chars';
const ERAS = ['legacy', 'modern'] as const;

describe('docs/auth.md: an application, and the lines that make its route a tool', () => {
  const token = bearer(jwtOf('ada', { secret: SECRET }));
  const orders = { customer: 'ada', orders: ['tea'] };
  let before: Type;
  let after: Type;
  let added: readonly string[];

  beforeAll(async () => {
    const lines = (await blockOf('diff')).split('\n');
    added = lines.filter((line) => line.startsWith('+'));
    process.env['JWT_SECRET'] = SECRET;
    before = await moduleIn(lines.filter((line) => !line.startsWith('+')));
    after = await moduleIn(lines);
  });

  afterAll(() => {
    delete process.env['JWT_SECRET'];
  });

  it('are five', () => {
    expect(added).toHaveLength(5);
  });

  describe.each(PLATFORMS)('on %s', (platform) => {
    it('protects its route before, and has no tools', async () => {
      const { app, url } = await start(before, platform);

      const statuses = await Promise.all([
        fetch(`${url}/orders`),
        fetch(`${url}/orders`, { headers: token }),
        fetch(`${url}/mcp`, { method: 'POST', headers: token }),
      ]).then((answers) => answers.map(({ status }) => status));

      expect(statuses).toEqual([401, 200, 404]);
      await app.close();
    });

    describe('after', () => {
      let running: Running;

      beforeAll(async () => {
        running = await start(after, platform);
      });

      afterAll(() => running.app.close());

      it('protects its route', async () => {
        const url = `${running.url}/orders`;
        const stranger = await fetch(url);
        const ada = await fetch(url, { headers: token });

        expect(stranger.status).toBe(401);
        expect(await ada.json()).toEqual(orders);
      });

      it.each(ERAS)('protects its tool: %s', async (era) => {
        const answers = await Promise.all([
          ask(era, LIST),
          ask(era, CALL),
          ask(era, CALL, bearer(jwtOf('ada', { secret: 'another' }))),
        ]);

        for (const { status, headers, body } of answers) {
          expect(status).toBe(401);
          expect(headers.get('www-authenticate')).toBe('Bearer');
          expect(body.error.code).toBe(-32010);
        }
      });

      it.each(ERAS)('lets its tool know the caller: %s', async (era) => {
        const { body } = await ask(era, CALL, token);

        expect(body.result.structuredContent).toEqual(orders);
      });

      function ask(
        era: (typeof ERAS)[number],
        [method, params]: readonly [string, Record<string, unknown>],
        headers: Record<string, string> = {},
      ): Promise<RpcAnswer> {
        return rpc(`${running.url}/mcp`, era, method, params, headers);
      }
    });
  });
});

const LIST = ['tools/list', {}] as const;
const CALL = ['tools/call', { name: 'list-orders', arguments: {} }] as const;

describe('docs/auth.md: the guard that sends the challenge of its strategy', () => {
  it.each(PLATFORMS)('sends it, on %s', async (platform) => {
    const { ChallengingGuard } = await exportsOf(`
      import { type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
      import { AuthGuard } from '@nestjs/passport';
      ${await blockOf('ts')}`);
    const [onMethod] = LEVELS;
    const { module } = guardedApp(onMethod!, {
      guards: [ChallengingGuard],
      providers: [TokenStrategy],
    });
    const { app, url } = await start(module, platform);

    const [stranger, eve, ada] = await Promise.all(
      [{}, bearer('token-of-eve'), bearer('token-of-ada')].map((headers) =>
        rpc(`${url}/mcp`, 'modern', 'tools/call', { name: 'open' }, headers),
      ),
    );

    expect([stranger?.status, eve?.status, ada?.status]).toEqual([
      401, 401, 200,
    ]);
    expect(stranger?.headers.get('www-authenticate')).toBe(
      'Bearer realm="Users"',
    );
    expect(eve?.headers.get('www-authenticate')).toBe(
      'Bearer realm="Users", error="invalid_token"',
    );
    await app.close();
  });
});

/** The first code block of the page in a language. */
async function blockOf(language: string): Promise<string> {
  const page = await readFile(new URL('docs/auth.md', ROOT), 'utf8');
  const block = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm');
  return block.exec(page)?.[1] ?? '';
}

/** The `AppModule` of a file with these lines, without the column a diff marks them in. */
async function moduleIn(lines: readonly string[]): Promise<Type> {
  const code = lines.map((line) => line.slice(1)).join('\n');
  const { AppModule } = await exportsOf(code);
  return AppModule;
}

/** Runs code as a file of its own. */
async function exportsOf(code: string) {
  const build = new URL('build/', ROOT);
  await mkdir(build, { recursive: true });
  // Inside the repository, where the packages are found.
  const folder = await mkdtemp(new URL('docs-', build).pathname);
  try {
    await writeFile(`${folder}/app.module.ts`, code);
    return await import(`${folder}/app.module.ts`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
