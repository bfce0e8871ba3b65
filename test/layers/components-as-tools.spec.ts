import { PromptsAsTools, ResourcesAsTools } from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { problemsOf } from '../discovery/support.js';
import { Library } from './library.fixture.js';
import { talkTo } from './support.js';

const library = (user: string): Promise<McpTestClient> =>
  talkTo(
    { providers: [Library] },
    { transforms: [new ResourcesAsTools(), new PromptsAsTools()] },
    { user },
  );

describe('ResourcesAsTools', () => {
  it('lists resources and templates, as the caller sees them', async () => {
    const rules = { uri: 'library://rules', name: 'rules' };
    const template = { uriTemplate: 'library://books/{title}', name: 'book' };
    const listed = async (user: string) =>
      (await (await library(user)).callTool({ name: 'list_resources' }))
        .structuredContent;

    expect(await listed('bob')).toEqual({
      resources: [
        rules,
        { uri: 'library://logo', name: 'logo', mimeType: 'image/png' },
        { uri: 'library://data', name: 'data', mimeType: 'application/zip' },
        { uri: 'library://books/emma', name: 'emma' },
      ],
      resourceTemplates: [template],
    });
    expect(await listed('ada')).toMatchObject({
      resources: expect.arrayContaining([
        { uri: 'library://secret', name: 'secret' },
      ]),
    });
  });

  it('reads text, pictures and other bytes', async () => {
    const client = await library('bob');
    const read = async (uri: string) =>
      (await client.callTool({ name: 'read_resource', arguments: { uri } }))
        .content;

    expect(await read('library://rules')).toEqual([
      { type: 'text', text: 'Be quiet.' },
    ]);
    expect(await read('library://books/emma')).toEqual([
      { type: 'text', text: 'the text of emma' },
    ]);
    expect(await read('library://logo')).toEqual([
      { type: 'image', data: 'iVBORw0KGgo=', mimeType: 'image/png' },
    ]);
    expect(await read('library://data')).toEqual([
      {
        type: 'resource',
        resource: {
          uri: 'library://data',
          mimeType: 'application/zip',
          blob: 'UEs=',
        },
      },
    ]);
  });

  it('says of what the caller does not see what it says of what there is not', async () => {
    const client = await library('bob');
    const error = (uri: string) =>
      client
        .callTool({ name: 'read_resource', arguments: { uri } })
        .then(JSON.stringify, String);

    expect(await error('library://secret')).toBe(
      (await error('library://public')).replace('public', 'secret'),
    );
    expect(
      await (
        await library('ada')
      ).callTool({
        name: 'read_resource',
        arguments: { uri: 'library://secret' },
      }),
    ).toMatchObject({ content: [{ text: 'hush' }] });
  });

  it('does not let the server start where its names are taken', async () => {
    const { problems } = await problemsOf(
      { providers: [Library] },
      { transforms: [new ResourcesAsTools(), new ResourcesAsTools()] },
    );

    expect(problems.map(({ code }) => code)).toEqual([
      'MCP_DUPLICATE_NAME',
      'MCP_DUPLICATE_NAME',
    ]);
  });
});

describe('PromptsAsTools', () => {
  it('lists prompts as the caller sees them', async () => {
    const listed = async (user: string) =>
      (await (await library(user)).callTool({ name: 'list_prompts' }))
        .structuredContent;
    const review = {
      name: 'review',
      description: 'Asks for a review.',
      arguments: [{ name: 'title', required: true }],
    };

    expect(await listed('bob')).toEqual({ prompts: [review] });
    expect(await listed('ada')).toEqual({
      prompts: [review, { name: 'censor', arguments: [] }],
    });
  });

  it('renders a prompt', async () => {
    const client = await library('bob');

    expect(
      await client.callTool({
        name: 'get_prompt',
        arguments: { name: 'review', arguments: { title: 'Emma' } },
      }),
    ).toMatchObject({
      structuredContent: {
        messages: [
          { role: 'user', content: { type: 'text', text: 'Review Emma.' } },
        ],
      },
    });
    await expect(
      client.callTool({ name: 'get_prompt', arguments: { name: 'censor' } }),
    ).rejects.toThrow('Unknown prompt');
  });
});
