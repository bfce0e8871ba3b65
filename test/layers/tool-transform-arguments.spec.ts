import { ToolTransform, type ToolTransformOptions } from '../../lib/index.js';
import { clientOf, inputSchemaOf } from '../discovery/support.js';
import { Books, transformed } from './books.fixture.js';

const KINDS = ['dto', 'standard', 'json', 'shared'] as const;

describe.each(KINDS)('ToolTransform of a %s input', (kind) => {
  const renamed: ToolTransformOptions = {
    arguments: {
      q: { name: 'title', description: 'Words of the title.' },
      limit: { name: 'most', default: 10, examples: [5] },
    },
  };

  it('shows other names and words, and maps them back', async () => {
    const client = await transformed(renamed, kind);
    const schema = await inputSchemaOf(client, kind);

    expect(schema).toMatchObject({
      type: 'object',
      properties: {
        title: { type: 'string', description: 'Words of the title.' },
        most: { default: 10, examples: [5] },
      },
      required: ['title'],
    });
    expect(Object.keys(Object(schema).properties)).toEqual(['title', 'most']);
    expect(
      await client.callTool({
        name: kind,
        arguments: { title: 'x', most: 3 },
      }),
    ).toMatchObject({ structuredContent: { q: 'x', limit: 3 } });
    expect(
      await client.callTool({ name: kind, arguments: { title: 'x' } }),
    ).toMatchObject({ structuredContent: { q: 'x', limit: 10 } });
  });

  it('tells what is wrong in the new names', async () => {
    const client = await transformed(renamed, kind);
    const words = async (args: Record<string, unknown>): Promise<string> => {
      const result = await client.callTool({ name: kind, arguments: args });
      expect(result.isError).toBe(true);
      return JSON.stringify(result.content);
    };

    expect(await words({ title: 'x', most: 51 })).toMatch(/most: /);
    expect(await words({ title: 'x', most: 51 })).not.toMatch(/limit/);
    expect(await words({})).toMatch(/title: /);
    expect(await words({ title: 'x', q: 'y' })).toMatch(
      /q: is not a known argument/,
    );
  });

  it('hides arguments, fills them in for each call, and refuses them from clients', async () => {
    let calls = 0;
    const client = await transformed(
      {
        arguments: {
          q: { hide: true, defaultFactory: async () => `call ${++calls}` },
        },
      },
      kind,
    );
    const result = await client.callTool({ name: kind, arguments: {} });

    expect(await inputSchemaOf(client, kind)).not.toHaveProperty('required');
    expect(await inputSchemaOf(client, kind)).not.toHaveProperty(
      'properties.q',
    );
    expect(result).toMatchObject({ structuredContent: { q: 'call 1' } });
    expect(
      await client.callTool({ name: kind, arguments: { limit: 1 } }),
    ).toMatchObject({ structuredContent: { q: 'call 2', limit: 1 } });
    expect(
      await client.callTool({ name: kind, arguments: { q: 'mine' } }),
    ).toMatchObject({
      isError: true,
      content: [
        { text: expect.stringContaining('q: is not a known argument') },
      ],
    });
  });

  it('does not tell clients of a hidden value that is refused', async () => {
    const client = await transformed(
      { arguments: { limit: { hide: true, default: 51 } } },
      kind,
    );
    const result = await client.callTool({ name: kind, arguments: { q: 'x' } });

    expect(result).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(/^Internal error \(log/) }],
    });
  });

  it('swaps names', async () => {
    const client = await transformed(
      { arguments: { q: { name: 'limit' }, limit: { name: 'q' } } },
      kind,
    );

    expect(
      await client.callTool({
        name: kind,
        arguments: { limit: 'x', q: 3 },
      }),
    ).toMatchObject({ structuredContent: { q: 'x', limit: 3 } });
  });

  it('stands on another one', async () => {
    const client = await clientOf(
      { providers: [Books] },
      {
        transforms: [
          new ToolTransform({
            [kind]: { name: 'one', arguments: { q: { name: 'title' } } },
          }),
          new ToolTransform({
            one: {
              name: 'two',
              arguments: {
                title: { name: 'words' },
                limit: { hide: true, default: 7 },
              },
            },
          }),
        ],
      },
    );

    expect(
      await client.callTool({ name: 'two', arguments: { words: 'x' } }),
    ).toMatchObject({ structuredContent: { q: 'x', limit: 7 } });
    expect(
      await client.callTool({ name: 'two', arguments: { words: 1 } }),
    ).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('words: ') }],
    });
  });
});
