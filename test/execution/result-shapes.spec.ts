import { Controller, Injectable, UseInterceptors } from '@nestjs/common';
import { content } from '../../lib/content/content.js';
import { Tool, ToolResult } from '../../lib/index.js';
import { mcpMatchers } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';

expect.extend(mcpMatchers);

describe('a result', () => {
  it('with an empty list called content is an ordinary object', async () => {
    @Injectable()
    class Pages {
      @Tool()
      page() {
        return { content: [], total: 0 };
      }
    }
    const client = await clientOf({ providers: [Pages] });

    expect(await client.callTool({ name: 'page' })).toHaveStructuredContent({
      content: [],
      total: 0,
    });
  });

  it('keeps its parts through an interceptor that serialises it', async () => {
    const { ClassSerializerInterceptor } = await import('@nestjs/common');
    @Controller()
    @UseInterceptors(ClassSerializerInterceptor)
    class Parts {
      @Tool()
      parts() {
        return new ToolResult({
          structuredContent: { a: 1 },
          meta: { 'example.com/x': 1 },
        });
      }
    }
    const client = await clientOf({ controllers: [Parts] });

    const result = await client.callTool({ name: 'parts' });

    expect(result).toHaveStructuredContent({ a: 1 });
    expect(result._meta).toMatchObject({ 'example.com/x': 1 });
  });

  it('of a tool with an output schema is what its iterable or bytes hold', async () => {
    @Injectable()
    class Outputs {
      @Tool({ output: { type: 'array', items: { type: 'number' } } })
      set() {
        return new Set([1, 2]);
      }

      @Tool({ output: { type: 'string' } })
      text() {
        return Buffer.from('hi');
      }

      @Tool({ output: { type: 'string' } })
      bytes() {
        return Buffer.from('00ff', 'hex');
      }

      @Tool({ output: { type: 'object' } })
      picture() {
        return content.image(Buffer.from('00ff', 'hex'));
      }
    }
    const client = await clientOf({ providers: [Outputs] });

    expect(await client.callTool({ name: 'set' })).toHaveStructuredContent([
      1, 2,
    ]);
    expect(await client.callTool({ name: 'text' })).toHaveStructuredContent(
      'hi',
    );
    expect(await client.callTool({ name: 'bytes' })).toHaveStructuredContent(
      'AP8=',
    );
    expect(await client.callTool({ name: 'picture' })).toBeToolError(
      'log reference',
    );
  });
});
