import { Injectable } from '@nestjs/common';
import { Tool, ToolSearch } from '../../lib/index.js';
import { found, library } from './library.client.js';
import { talkTo } from './support.js';

describe('ToolSearch by regular expressions', () => {
  const byPattern = async (pattern: string): Promise<string[]> => {
    const client = await library({ strategy: 'regex' });
    return (await found(client, { pattern })).map(({ name }) => name);
  };

  it('takes upper and lower case for the same', async () => {
    expect(await byPattern('^LEND|http')).toEqual([
      'lend_item',
      'HTTPVisitors',
    ]);
  });

  it('finds nothing by what is no expression, or too large a one', async () => {
    expect(await byPattern('(')).toEqual([]);
    expect(await byPattern('(?:(?:a{1000}){1000}){1000}')).toEqual([]);
  });

  it('gives a pattern that would take for ever up', async () => {
    @Injectable()
    class Long {
      @Tool({ description: 'a'.repeat(5000) })
      long(): void {}
    }
    const client = await talkTo(
      { providers: [Long] },
      { transforms: [new ToolSearch({ strategy: 'regex' })] },
      {},
    );
    const started = performance.now();

    expect(
      await client.callTool({
        name: 'search_tools',
        arguments: { pattern: '(a+)+!' },
      }),
    ).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('takes too long') }],
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the tool of ToolSearch that calls', () => {
  const called = async (
    name: string,
    user?: string,
    args?: Record<string, unknown>,
  ) =>
    (await library({}, user)).callTool({
      name: 'call_tool',
      arguments: { name, ...(args && { arguments: args }) },
    });

  it('gives the result of the tool, failures included', async () => {
    expect(await called('lend_item', 'bob', { reader: 'Bob' })).toMatchObject({
      content: [{ text: 'lent to Bob' }],
    });
    expect(await called('HTTPVisitors')).toMatchObject({
      structuredContent: { visitors: 7 },
    });
    expect(await called('lend_item')).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('reader: is required') }],
    });
  });

  it('calls as the caller: guards and visibility hold', async () => {
    const refused = (name: string) =>
      called(name).then(
        () => 'called',
        (error: Error) => error.message,
      );

    await expect(called('lock')).rejects.toThrow('Forbidden');
    expect(await called('lock', 'ada')).toMatchObject({
      content: [{ text: 'locked' }],
    });
    expect(await refused('burn')).toBe(
      (await refused('none')).replace('none', 'burn'),
    );
    expect(await called('burn', 'ada')).toMatchObject({
      content: [{ text: 'burnt' }],
    });
  });

  it.each(['call_tool', 'search_tools'])('does not call %s', async (name) => {
    expect(await called(name)).toMatchObject({
      isError: true,
      content: [
        {
          text: `${name} cannot be called through this tool: call it directly.`,
        },
      ],
    });
  });
});
