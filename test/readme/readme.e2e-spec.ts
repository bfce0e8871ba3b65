import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';

const ROOT = new URL('../../', import.meta.url);
const run = promisify(execFile);

/** The code blocks of the README in a language. */
async function blocks(language: string): Promise<string[]> {
  const readme = await readFile(new URL('README.md', ROOT), 'utf8');
  const found = readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...found].flatMap(([, name, code]) =>
    name === language && code !== undefined ? [code] : [],
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('the README', () => {
  const forecast = { city: 'Oslo', days: 1, outlook: 'sunny', celsius: 19 };
  let server: ChildProcess;
  let port: number;
  let printed = '';

  beforeAll(async () => {
    port = await freePort();
    server = fork(new URL('build/sample/01-quickstart/main.js', ROOT), {
      env: { ...process.env, PORT: String(port) },
      execArgv: [],
      silent: true,
    });
    server.stdout?.on('data', (chunk) => (printed += String(chunk)));
    while (!printed.includes('curl') || !printed.includes("}'")) {
      await once(server.stdout!, 'data');
    }
  });

  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
  });

  const here = (code: string) =>
    code.replaceAll('localhost:3000', `localhost:${port}`);

  it('shows the file of the first sample', async () => {
    const sample = new URL('sample/01-quickstart/app.module.ts', ROOT);
    const [code] = await blocks('ts');

    expect(code).toBe(await readFile(sample, 'utf8'));
  });

  it('has a curl line that calls the tool', async () => {
    const line = (await blocks('sh')).find((code) => code.startsWith('curl'));
    const { stdout } = await run('sh', ['-c', here(line!)]);

    expect(JSON.parse(stdout).result.structuredContent).toEqual(forecast);
  });

  it('has the curl line that `npm start` prints', async () => {
    const line = (await blocks('sh')).find((code) => code.startsWith('curl'));

    expect(printed).toContain(here(line!).trim());
  });

  it('has client lines that call the tool', async () => {
    const code = (await blocks('ts')).find((block) =>
      block.includes('Client('),
    );
    // Inside the repository, where the client package is found.
    const folder = await mkdtemp(new URL('build/readme-', ROOT).pathname);
    try {
      await writeFile(`${folder}/client.mjs`, here(code!));
      const { stdout } = await run(process.execPath, [`${folder}/client.mjs`]);

      expect(stdout).toContain("outlook: 'sunny'");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('names the two commands that do everything', async () => {
    const { scripts } = JSON.parse(
      await readFile(new URL('package.json', ROOT), 'utf8'),
    );
    const shell = (await blocks('sh')).join('\n');

    expect(shell).toContain('npm install && npm start');
    expect(shell).toContain('npm install && npm test');
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(['start', 'test']),
    );
  });
});
