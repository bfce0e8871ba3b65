import { Injectable } from '@nestjs/common';
import { Rename, Resource, Tool } from '../../lib/index.js';
import { clientOf, problemsOf } from '../discovery/support.js';
import { Docs } from './docs.fixture.js';

describe('Rename', () => {
  it('renames tools, prompts, resources and templates, and completions follow', async () => {
    const client = await clientOf(
      { providers: [Docs] },
      {
        transforms: [
          new Rename({
            find: 'look_up',
            summary: 'digest',
            'DOCS://contents': 'manual://toc',
            'docs://{page}/{part*}{?lang}':
              'manual://p/{part*}/of/{page}{?lang}',
          }),
        ],
      },
    );
    const { resources } = await client.listResources();

    expect((await client.listTools()).tools[0]?.name).toBe('look_up');
    expect((await client.listPrompts()).prompts[0]?.name).toBe('digest');
    expect(resources.map(({ uri }) => uri)).toEqual([
      'manual://toc',
      'urn:isbn:1',
      'file:///etc/motd',
      'manual://p/a/b/of/intro',
      'manual://p/c/of/intro',
    ]);
    for (const { uri } of resources) await client.readResource({ uri });
    expect(
      await client.complete({
        ref: { type: 'ref/prompt', name: 'digest' },
        argument: { name: 'page', value: 'in' },
      }),
    ).toMatchObject({ completion: { values: ['intro', 'index'] } });
  });

  it('swaps names', async () => {
    @Injectable()
    class Two {
      @Tool() one(): string {
        return 'one';
      }
      @Tool() two(): string {
        return 'two';
      }
    }
    const layer = new Rename({ one: 'two', two: 'one' });
    const client = await clientOf(
      { providers: [Two] },
      { transforms: [layer] },
    );

    expect(await client.callTool({ name: 'one' })).toMatchObject({
      content: [{ text: 'two' }],
    });
    expect([layer.below('tool', 'one'), layer.below('tool', 'two')]).toEqual([
      'two',
      'one',
    ]);
  });

  it('knows what something was called before', () => {
    const layer = new Rename({
      list: 'find',
      'docs://a': 'docs://b',
      'x://{id}': 'y://{id}/z',
    });

    expect(layer.below('tool', 'find')).toBe('list');
    expect(layer.below('tool', 'list')).toBeUndefined();
    expect(layer.below('prompt', 'other')).toBe('other');
    expect(layer.below('resource', 'docs://b')).toBe('docs://a');
    expect(layer.below('resource', 'docs://a')).toBeUndefined();
    expect(layer.below('resource', 'y://7/z')).toBe('x://7');
  });

  it('does not let the server start for names nothing has', async () => {
    const { problems } = await problemsOf(
      { providers: [Docs] },
      { transforms: [new Rename({ fnd: 'find', 'docs://none': 'docs://x' })] },
    );

    expect(problems).toEqual([
      expect.objectContaining({
        code: 'MCP_UNKNOWN_RENAME',
        where: 'Rename',
        message: 'there is no tool or prompt called "fnd".',
      }),
      expect.objectContaining({
        message: 'there is no resource or template docs://none.',
      }),
    ]);
  });

  it('leaves names that are taken to the check of unique names', async () => {
    @Injectable()
    class Other {
      @Tool()
      list(): void {}
    }

    const { problems } = await problemsOf(
      { providers: [Docs, Other] },
      { transforms: [new Rename({ list: 'find' })] },
    );

    expect(problems).toEqual([
      expect.objectContaining({
        code: 'MCP_DUPLICATE_NAME',
        where: 'Other.list',
      }),
    ]);
  });

  it.each([
    [{ a: 'b c' }, 'it is not allowed on the wire.'],
    [{ a: 7 }, 'it is no text.'],
    [{ a: 'x', b: 'x' }, 'two names become "x".'],
    [{ 'docs://a': 'b' }, 'it is no absolute URI.'],
    [{ 'docs://{a}': 'docs://{b}' }, 'their variables are not the same.'],
    [{ 'docs://{a}': 'docs://b' }, 'their variables are not the same.'],
    [{ 'docs://{a}': 'nothing' }, 'one of them is no URI template.'],
    [null, 'the names are no object.'],
  ])('refuses %j', (names, words) => {
    expect(() => Reflect.construct(Rename, [names])).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(words),
      }),
    );
    expect(() => Reflect.construct(Rename, [names])).toThrow(
      '[MCP_INVALID_RENAME]',
    );
  });

  it('of a template leaves alone what has a URI of its own', async () => {
    @Injectable()
    class Manual {
      @Resource({ uri: 'docs://contents' }) contents(): string {
        return 'contents';
      }
      @Resource({ uri: 'docs://{page}' }) page(): string {
        return 'page';
      }
    }
    const client = await clientOf(
      { providers: [Manual] },
      { transforms: [new Rename({ 'docs://{page}': 'manual://{page}' })] },
    );
    const read = async (uri: string) => {
      const [content] = (await client.readResource({ uri })).contents;
      return content && 'text' in content ? content.text : undefined;
    };

    expect((await client.listResources()).resources).toMatchObject([
      { uri: 'docs://contents' },
    ]);
    expect(await read('docs://contents')).toBe('contents');
    expect(await read('manual://contents')).toBe('page');
    await expect(read('docs://intro')).rejects.toThrow();
  });

  it('of one template does not touch what another one lists', async () => {
    @Injectable()
    class Two {
      @Resource({ uri: 'docs://{page}', list: 'pages' })
      page(): void {}
      @Resource({ uri: 'docs://page-{page}', list: 'numbers' })
      number(): void {}
      pages(): object[] {
        return [{ uri: 'docs://a', name: 'a' }];
      }
      numbers(): object[] {
        return [{ uri: 'docs://page-1', name: 'one' }];
      }
    }
    const client = await clientOf(
      { providers: [Two] },
      { transforms: [new Rename({ 'docs://{page}': 'manual://{page}' })] },
    );

    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual([
      'manual://a',
      'docs://page-1',
    ]);
  });
});
