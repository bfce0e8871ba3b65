import { Injectable } from '@nestjs/common';
import { Namespace, Resource, Tool } from '../../lib/index.js';
import { clientOf, problemsOf } from '../discovery/support.js';
import { Docs } from './docs.fixture.js';

const NAMESPACED = { transforms: [new Namespace('shop')] };

describe('Namespace', () => {
  it('puts tools and prompts behind its prefix, and they run', async () => {
    const client = await clientOf({ providers: [Docs] }, NAMESPACED);

    expect((await client.listTools()).tools).toEqual([
      expect.objectContaining({ name: 'shop_find' }),
    ]);
    expect((await client.listPrompts()).prompts).toEqual([
      expect.objectContaining({ name: 'shop_summary' }),
    ]);
    expect(
      await client.callTool({ name: 'shop_find', arguments: { word: 'x' } }),
    ).toMatchObject({ content: [{ text: 'found x' }] });
    await expect(
      client.callTool({ name: 'find', arguments: { word: 'x' } }),
    ).rejects.toThrow('Unknown tool: find');
    expect(
      await client.getPrompt({
        name: 'shop_summary',
        arguments: { page: 'intro' },
      }),
    ).toMatchObject({ messages: [{ content: { text: 'Sum up intro.' } }] });
  });

  it('puts URIs of every shape into itself, names of resources staying as they are', async () => {
    const client = await clientOf({ providers: [Docs] }, NAMESPACED);
    const { resources } = await client.listResources();

    expect(resources.map(({ uri, name }) => [uri, name])).toEqual([
      ['docs://shop/contents', 'contents'],
      ['urn:shop/isbn:1', 'book'],
      ['file://shop//etc/motd', 'motd'],
      ['docs://shop/intro/a/b', 'intro, a/b'],
      ['docs://shop/intro/c', 'by its own URI'],
    ]);
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      expect(contents).toEqual([expect.objectContaining({ uri })]);
    }
  });

  it('keeps the variables of templates and what they may hold', async () => {
    const client = await clientOf({ providers: [Docs] }, NAMESPACED);
    const { resourceTemplates } = await client.listResourceTemplates();

    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'docs://shop/{page}/{part*}{?lang}',
      'raw://shop/{path}',
    ]);
    expect(
      await client.readResource({ uri: 'raw://shop/..%2Fpasswd' }),
    ).toMatchObject({ contents: [{ text: 'raw ../passwd' }] });
    await expect(
      client.readResource({ uri: 'docs://shop/../x' }),
    ).rejects.toThrow();
    await expect(client.readResource({ uri: 'raw://x' })).rejects.toThrow();
  });

  it('lets completions follow what they complete', async () => {
    const client = await clientOf({ providers: [Docs] }, NAMESPACED);
    const complete = async (
      ref:
        | { type: 'ref/prompt'; name: string }
        | { type: 'ref/resource'; uri: string },
    ) =>
      (await client.complete({ ref, argument: { name: 'page', value: 'in' } }))
        .completion.values;

    expect(
      await complete({ type: 'ref/prompt', name: 'shop_summary' }),
    ).toEqual(['intro', 'index']);
    expect(
      await complete({
        type: 'ref/resource',
        uri: 'docs://shop/{page}/{part*}{?lang}',
      }),
    ).toEqual(['intro']);
  });

  it('stands within another one', async () => {
    const client = await clientOf(
      { providers: [Docs] },
      { transforms: [new Namespace('orders'), new Namespace('shop')] },
    );

    expect((await client.listTools()).tools[0]?.name).toBe('shop_orders_find');
    expect(
      await client.readResource({ uri: 'docs://shop/orders/contents' }),
    ).toMatchObject({ contents: [{ text: 'all pages' }] });
  });

  it.each([
    ['tool', 'shop_find', 'find'],
    ['tool', 'find', undefined],
    ['prompt', 'shop_', ''],
    ['resource', 'docs://shop/a/b?c=1#d', 'docs://a/b?c=1#d'],
    ['resource', 'docs://%73hop/a', 'docs://a'],
    ['resource', 'urn:shop/isbn:1', 'urn:isbn:1'],
    ['resource', 'file://shop//etc', 'file:///etc'],
    ['resource', 'docs://shopping/a', undefined],
    ['resource', 'docs://shop', undefined],
    ['resource', 'no uri', undefined],
  ] as const)('knows what the %s %s is below it', (kind, name, below) => {
    expect(new Namespace('shop').below(kind, name)).toBe(below);
  });

  it.each(['', '_a', '-a', 'a.b', 'a/b', 'a b', 'é', 'a'.repeat(65), 7, null])(
    'refuses the prefix %p',
    (prefix) => {
      expect(() => Reflect.construct(Namespace, [prefix])).toThrow(
        /new Namespace\(\): the namespace .*\[MCP_INVALID_NAMESPACE\]/,
      );
    },
  );

  it('does not let the server start with names or URIs that become too long', async () => {
    @Injectable()
    class Long {
      @Tool({ name: 'n'.repeat(124) })
      tool(): void {}

      @Resource({ uri: `docs://${'u'.repeat(8185)}` })
      resource(): void {}

      @Resource({ uri: `docs://${'u'.repeat(8180)}/{x}` })
      template(): void {}
    }

    const { problems } = await problemsOf({ providers: [Long] }, NAMESPACED);

    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['MCP_INVALID_RENAME', 'Long.tool'],
      ['MCP_INVALID_RENAME', 'Long.resource'],
      ['MCP_INVALID_RENAME', 'Long.template'],
    ]);
    expect(problems[0]?.message).toMatch(
      /^Namespace "shop" gives it the name "shop_n+", which is not allowed\.$/,
    );
  });
});
