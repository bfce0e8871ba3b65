import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { PLATFORMS, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';

const ROOT = new URL('../../', import.meta.url);

describe('docs/auth.md: a resource server', () => {
  it.each(PLATFORMS)('says where to log in, on %s', async (platform) => {
    const page = await readFile(new URL('docs/auth.md', ROOT), 'utf8');
    const section = page.slice(page.indexOf('## A resource server'));
    const [, code = ''] = /^```ts\n([^]*?)^```$/m.exec(section) ?? [];
    const [, challenge] =
      /answered 401, `WWW-Authenticate: (.+?)`\./.exec(section) ?? [];

    const { app, url } = await start(await moduleIn(code), platform);
    const { status, headers } = await rpc(`${url}/mcp`, 'modern', 'tools/list');

    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe(challenge);
    await app.close();
  });
});

/** The `AppModule` of a file, inside the repository, where the packages are found. */
async function moduleIn(code: string) {
  const build = new URL('build/', ROOT);
  await mkdir(build, { recursive: true });
  const folder = await mkdtemp(new URL('docs-', build).pathname);
  try {
    await writeFile(`${folder}/app.module.ts`, code);
    const { AppModule } = await import(`${folder}/app.module.ts`);
    return AppModule;
  } finally {
    await rm(folder, { recursive: true });
  }
}
