import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Module, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { getMcpServerRefToken, McpModule, McpServerRef } from 'nest-fastmcp';
import { createTestClient } from 'nest-fastmcp/testing';
import { silentLogger } from '../support/silent-logger.js';

const ROOT = new URL('../../', import.meta.url);

describe('docs/dynamic.md', () => {
  it('adds a tool before the start and one later, and removes it', async () => {
    const { Greetings } = await exportsOf('class Greetings');
    const app = await start(Greetings);
    const greetings = app.get(Greetings);
    const client = await createTestClient(app);
    const greet = (language: string) =>
      client.callTool({
        name: `greet_in_${language}`,
        arguments: { name: 'Ada' },
      });

    await greetings.learn('french', 'Bonjour');

    expect(await greet('english')).toMatchObject({
      content: [{ text: 'Hello, Ada!' }],
    });
    expect(await greet('french')).toMatchObject({
      content: [{ text: 'Bonjour, Ada!' }],
    });
    expect(await greetings.forget('french')).toBe(true);
    await expect(greet('french')).rejects.toThrow('Unknown tool');
    await client.close();
    await app.close();
  });

  it('names the words of a dictionary', async () => {
    const { Dictionary, Translations } = await exportsOf('class Translations');
    const app = await start(Dictionary, Translations);
    const dictionary = app.get(Dictionary);
    const mcp = app.get(McpServerRef, { strict: false });

    dictionary.add('no', 'nein');
    await mcp.removeTool('nothing');

    expect(mcp.listTools().map(({ name }) => name)).toEqual([
      'translate_yes',
      'translate_no',
    ]);
    expect(await mcp.callTool('translate_no')).toMatchObject({
      content: [{ text: 'nein' }],
    });
    await app.close();
  });

  it('tells each place the dictionary is offered in of its words', async () => {
    const { Dictionary, Translations } = await exportsOf('class Translations');
    @Module({ providers: [Dictionary, Translations] })
    class WordsModule {}
    @Module({
      imports: [
        McpModule.forRoot({ id: 'one', include: [WordsModule] }),
        McpModule.forRoot({
          id: 'two',
          include: [WordsModule],
          http: { path: '/two' },
        }),
        WordsModule,
      ],
    })
    class AppModule {}
    const app = await started(AppModule);

    app.get(Dictionary, { strict: false }).add('no', 'nein');

    for (const id of ['one', 'two']) {
      const mcp = app.get<McpServerRef>(getMcpServerRefToken(id), {
        strict: false,
      });
      await mcp.removeTool('nothing');
      expect(mcp.listTools()).toHaveLength(2);
    }
    await app.close();
  });

  it('switches on and off', async () => {
    const { Greetings } = await exportsOf('class Greetings');
    const app = await start(Greetings);
    const mcp = app.get(McpServerRef, { strict: false });
    const lines = await block('await mcp.disable(');
    const run: unknown = Reflect.construct(
      Object.getPrototypeOf(async () => undefined).constructor,
      ['mcp', lines],
    );

    if (typeof run === 'function') await run(mcp);

    expect(lines).toContain('resetVisibility');
    expect(mcp.listTools().every(({ enabled }) => enabled)).toBe(true);
    await app.close();
  });
});

async function start(...providers: Type[]) {
  @Module({ imports: [McpModule.forRoot()], providers })
  class AppModule {}
  return started(AppModule);
}

async function started(root: Type) {
  const module = await Test.createTestingModule({ imports: [root] })
    .setLogger(silentLogger)
    .compile();
  await module.init();
  return module;
}

/** The code block of the page with these words. */
async function block(words: string): Promise<string> {
  const page = await readFile(new URL('docs/dynamic.md', ROOT), 'utf8');
  const blocks = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)];
  const found = blocks.find(([, code = '']) => code.includes(words));
  if (!found?.[1]) throw new Error(`No code block has "${words}".`);
  return found[1];
}

/** Runs a code block as a file of its own. */
async function exportsOf(words: string) {
  const build = new URL('build/', ROOT);
  await mkdir(build, { recursive: true });
  // Inside the repository, where the packages are found.
  const folder = await mkdtemp(new URL('docs-', build).pathname);
  try {
    await writeFile(`${folder}/page.ts`, await block(words));
    return await import(`${folder}/page.ts`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
