import { Injectable } from '@nestjs/common';
import {
  Confirm,
  Ctx,
  Input,
  McpContext,
  Tool,
  ToolTransform,
} from '../../lib/index.js';
import { clientOf, inputSchemaOf } from '../discovery/support.js';
import { Books, transformed } from './books.fixture.js';
import { talkTo } from './support.js';

describe('ToolTransform', () => {
  it('changes what is told of a tool, and its name', async () => {
    const client = await transformed({
      name: 'find_book',
      title: 'Find a book',
      description: 'Finds a book.',
      tags: ['books'],
      annotations: { readOnlyHint: true },
      meta: { 'example.com/cost': 1 },
      output: { type: 'object', required: ['q'] },
    });
    const { tools } = await client.listTools();

    expect(tools[0]).toMatchObject({
      name: 'find_book',
      title: 'Find a book',
      description: 'Finds a book.',
      annotations: { readOnlyHint: true },
      outputSchema: { required: ['q'] },
      _meta: { 'example.com/cost': 1, 'nest-fastmcp/tags': ['books'] },
    });
    await expect(client.callTool({ name: 'dto' })).rejects.toThrow(
      'Unknown tool: dto',
    );
  });

  it('drops a tool, and its output schema', async () => {
    @Injectable()
    class Typed {
      @Tool({ output: { type: 'object', required: ['missing'] } })
      typed(): object {
        return { a: 1 };
      }
    }
    const client = await clientOf(
      { providers: [Books, Typed] },
      {
        transforms: [
          new ToolTransform({
            dto: { enabled: false },
            typed: { output: null },
          }),
        ],
      },
    );

    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      'standard',
      'json',
      'shared',
      'typed',
    ]);
    expect(await client.callTool({ name: 'typed' })).toMatchObject({
      structuredContent: { a: 1 },
    });
  });

  it('keeps mirrored headers with the arguments they mirror', async () => {
    const client = await transformed(
      { arguments: { q: { name: 'title' } } },
      'json',
    );

    expect(await inputSchemaOf(client, 'json')).toHaveProperty(
      'properties.title.x-mcp-header',
      'Query',
    );
  });

  it('asks for more than the tool does where told', async () => {
    const client = await transformed({
      arguments: { limit: { required: true } },
    });

    expect(await inputSchemaOf(client, 'dto')).toHaveProperty('required', [
      'q',
      'limit',
    ]);
    expect(
      await client.callTool({ name: 'dto', arguments: { q: 'x' } }),
    ).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('limit: is required') }],
    });
  });

  it('confirms with the values of the arguments, whatever clients call them', async () => {
    @Injectable()
    class Orders {
      @Tool()
      @Confirm('Order {copies} of {title}?')
      order(
        @Input('title') title: string,
        @Input('copies') copies: number,
      ): string {
        return `${copies} ${title}`;
      }
    }
    const questions: unknown[] = [];
    const client = await talkTo(
      { providers: [Orders] },
      {
        transforms: [
          new ToolTransform({
            order: {
              arguments: {
                title: { name: 'book' },
                copies: { hide: true, default: 2 },
              },
            },
          }),
        ],
      },
      {
        elicit: ({ message }) => {
          questions.push(message);
          return { action: 'accept', content: {} };
        },
      },
    );

    expect(
      await client.callTool({ name: 'order', arguments: { book: 'Emma' } }),
    ).toMatchObject({ content: [{ text: '2 Emma' }] });
    expect(questions).toEqual(['Order 2 of Emma?']);
  });

  it('is taken into account by calls of a class and its method', async () => {
    @Injectable()
    class Callers {
      @Tool()
      async caller(@Ctx() ctx: McpContext): Promise<unknown> {
        return ctx.call(Books, 'dto', { q: 'typed', limit: 3 });
      }
    }
    const client = await clientOf(
      { providers: [Books, Callers] },
      {
        transforms: [
          new ToolTransform({
            dto: {
              arguments: {
                q: { name: 'title' },
                limit: { hide: true, default: 1 },
              },
            },
          }),
        ],
      },
    );

    expect(await client.callTool({ name: 'caller' })).toMatchObject({
      structuredContent: { q: 'typed', limit: 1 },
    });
  });
});
