import { Controller, Injectable, UseInterceptors } from '@nestjs/common';
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
});
