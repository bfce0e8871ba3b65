import { Injectable } from '@nestjs/common';
import { Tool, ToolSearch, Visibility } from '../../lib/index.js';
import { problemsOf } from '../discovery/support.js';
import { found, foundNames, library, namesOf } from './library.client.js';
import { Library } from './library.fixture.js';
import { talkTo } from './support.js';

describe('ToolSearch', () => {
  it('lists what searches, what calls and what is pinned', async () => {
    expect(await namesOf(await library())).toEqual([
      'search_tools',
      'call_tool',
    ]);
    expect(
      await namesOf(
        await library({
          pinned: ['findBook'],
          searchToolName: 'find_tools',
          callToolName: 'run',
        }),
      ),
    ).toEqual(['findBook', 'find_tools', 'run']);
  });

  it('lets tools no list shows be called by name', async () => {
    const client = await library();

    expect(
      await client.callTool({ name: 'findBook', arguments: { title: 'x' } }),
    ).toMatchObject({ content: [{ text: 'found x' }] });
  });

  it('gives whole definitions, the best first', async () => {
    const client = await library();

    expect(await found(client, { query: 'look up a title' })).toEqual([
      {
        name: 'findBook',
        description: 'Looks a book up by its title.',
        inputSchema: expect.objectContaining({
          type: 'object',
          required: ['title'],
        }),
      },
      expect.objectContaining({ name: 'lend_item' }),
      expect.objectContaining({ name: 'HTTPVisitors' }),
    ]);
  });

  it.each([
    ['item', 'lend_item'],
    ['VISITORS', 'HTTPVisitors'],
    ['http', 'HTTPVisitors'],
    ['borrows', 'lend_item'],
    ['reader', 'lend_item'],
  ])(
    'finds by "%s" in names, arguments and descriptions',
    async (query, name) => {
      expect((await foundNames(await library(), query))[0]).toBe(name);
    },
  );

  it('finds nothing by words nothing has', async () => {
    expect(await foundNames(await library(), 'zebra')).toEqual([]);
    expect(await foundNames(await library(), '?!')).toEqual([]);
  });

  it('gives no more than it is told, and nothing that is pinned', async () => {
    const client = await library({ maxResults: 1, pinned: ['findBook'] });

    expect(await foundNames(client, 'book')).toEqual(['lend_item']);
  });

  it('gives what its caller sees', async () => {
    expect(await foundNames(await library(), 'burns')).toEqual([]);
    expect(await foundNames(await library({}, 'ada'), 'burns')).toEqual([
      'burn',
    ]);
  });

  it('writes Markdown', async () => {
    const client = await library({ format: 'markdown', maxResults: 1 });
    const search = (query: string) =>
      client.callTool({ name: 'search_tools', arguments: { query } });

    expect(await search('lend')).toMatchObject({
      content: [
        {
          text: '### lend_item\n\nLends a book to a reader.\n\n- `reader` (string, required): Who borrows the book.',
        },
      ],
    });
    expect(await search('zebra')).toMatchObject({
      content: [{ text: 'No tool was found.' }],
    });
  });

  it('refuses queries that are too long', async () => {
    const client = await library();

    expect(
      await client.callTool({
        name: 'search_tools',
        arguments: { query: 'x'.repeat(501) },
      }),
    ).toMatchObject({ isError: true });
  });

  it('does not let the server start for pinned names nothing has, nor for names that are taken', async () => {
    @Injectable()
    class Taken {
      @Tool()
      call_tool(): void {}
    }
    const pinned = await problemsOf(
      { providers: [Library] },
      { transforms: [new ToolSearch({ pinned: ['find'] })] },
    );
    const taken = await problemsOf(
      { providers: [Taken] },
      { transforms: [new ToolSearch()] },
    );

    expect(pinned.problems).toEqual([
      expect.objectContaining({
        code: 'MCP_UNKNOWN_PINNED_TOOL',
        message: 'there is no tool called "find" to be pinned.',
      }),
    ]);
    expect(taken.problems).toEqual([
      expect.objectContaining({ code: 'MCP_DUPLICATE_NAME' }),
    ]);
  });

  it('stands on another one of other names, whose tools it finds', async () => {
    const client = await talkTo(
      { providers: [Library] },
      {
        transforms: [
          new ToolSearch({ pinned: ['findBook'] }),
          new Visibility({ names: ['burn'] }, 'disable'),
          new ToolSearch({
            searchToolName: 'find_tools',
            callToolName: 'run',
            pinned: ['search_tools'],
          }),
        ],
      },
      {},
    );

    expect(await namesOf(client)).toEqual([
      'search_tools',
      'find_tools',
      'run',
    ]);
    expect(
      await client.callTool({
        name: 'run',
        arguments: {
          name: 'call_tool',
          arguments: { name: 'lend_item', arguments: { reader: 'Bob' } },
        },
      }),
    ).toMatchObject({ content: [{ text: 'lent to Bob' }] });
    await expect(
      client.callTool({ name: 'call_tool', arguments: { name: 'run' } }),
    ).rejects.toThrow('Unknown tool');
  });

  it.each<[unknown, string]>([
    [{ strategy: 'magic' }, 'there is no strategy "magic".'],
    [{ format: 'xml' }, 'there is no format "xml".'],
    [{ maxResults: 0 }, 'maxResults is 0.'],
    [{ maxResults: 1.5 }, 'maxResults is 1.5.'],
    [{ searchToolName: 'a b' }, 'the name "a b" is not allowed on the wire.'],
    [{ callToolName: 'search_tools' }, 'are the same.'],
    [{ pinned: 'find' }, 'pinned is no list of names.'],
  ])('refuses %j', (options, words) => {
    const make = () => Reflect.construct(ToolSearch, [options]);

    expect(make).toThrow(words);
    expect(make).toThrow('[MCP_INVALID_TOOL_SEARCH]');
  });
});
