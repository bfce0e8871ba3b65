import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { McpServerRef } from '../../lib/index.js';
import { type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';

const ROOT = new URL('../../', import.meta.url);

describe('docs/visibility.md: its first example', () => {
  let page: string;
  let running: Running;
  beforeAll(async () => {
    page = await readFile(new URL('docs/visibility.md', ROOT), 'utf8');
    const [, code = ''] = /^```ts\n([^]*?)^```$/m.exec(page) ?? [];
    const { AppModule } = await exportsOf(code);
    running = await start(AppModule, 'express', (app) => {
      app.use((request: any, _: unknown, next: () => void) => {
        const { 'x-user': user } = request.headers;
        if (user) request.user = JSON.parse(user);
        next();
      });
    });
  });
  afterAll(() => running.app.close());

  const ask = (method: string, params = {}, user?: object, headers = {}) =>
    rpc(`${running.url}/mcp`, 'modern', method, params, {
      ...(user && { 'x-user': JSON.stringify(user) }),
      ...headers,
    });
  const names = async (user?: object, headers = {}) => {
    const { body } = await ask('tools/list', {}, user, headers);
    return body.result.tools.map(({ name }: { name: string }) => name);
  };

  it('shows each caller what the page says', async () => {
    const everybody = ['find', 'cancel', 'openingHours', 'focus'];
    expect(await names()).toEqual(everybody);
    expect(await names({ role: 'support' })).toContain('refund');
    expect(await names({ tenant: 'acme' })).toContain('export');
    expect(await names({}, { 'x-preview': 'yes' })).toContain('preview');
  });

  it('asks for scopes as the page says', async () => {
    const call = (name: string, user?: object) =>
      ask('tools/call', { name }, user);
    expect((await call('find')).status).toBe(401);
    const { status, headers } = await call('cancel', { scope: 'orders' });
    expect(status).toBe(403);
    expect(headers.get('www-authenticate')).toContain('orders:write');
    expect((await call('openingHours')).status).toBe(200);
  });

  it('is explained in the log with the words of the page', async () => {
    const logged: string[] = [];
    Logger.overrideLogger({
      log() {},
      error() {},
      warn: (message: unknown) => logged.push(String(message)),
    });
    await ask('tools/call', { name: 'refund' }, { sub: 'eve' });
    Logger.overrideLogger(false);
    expect(logged).toHaveLength(1);
    expect(page).toContain(logged[0]);
  });

  it('is explained as the page says', async () => {
    const why = await running.app
      .get(McpServerRef, { strict: false })
      .explain(
        { tool: 'refund' },
        { auth: { subject: 'eve', scopes: ['orders'] } },
      );
    expect(page).toContain(why.toString());
  });
});

/** Runs code as a file of its own. */
async function exportsOf(code: string) {
  const build = new URL('build/', ROOT);
  await mkdir(build, { recursive: true });
  // Inside the repository, where the packages are found.
  const folder = await mkdtemp(new URL('docs-', build).pathname);
  try {
    const source = code.replace("'nest-fastmcp'", "'../../lib/index.js'");
    await writeFile(`${folder}/app.module.ts`, source);
    return await import(`${folder}/app.module.ts`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
