import {
  Body,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  Headers,
  Injectable,
  Ip,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { z } from 'zod';
import { Ctx, Input, McpContext, Tool } from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { clientOf, inputSchemaOf } from './support.js';

class Query_ {
  @IsString()
  city: string;

  @IsOptional()
  @IsInt()
  days?: number;
}

class Node {
  @IsString()
  label: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Node)
  next?: Node;
}

const Agent = createParamDecorator(
  (suffix: string | undefined, context: ExecutionContext) =>
    `${context.switchToHttp().getRequest().headers['user-agent-name']}${suffix ?? ''}`,
);

@Injectable()
class Tools {
  @Tool()
  dto(query: Query_, ctx: McpContext) {
    return `${query.constructor.name} ${query.city} ${ctx.era}`;
  }

  @Tool()
  contextFirst(ctx: McpContext, query: Query_) {
    return `${ctx.transport} ${query.city}`;
  }

  @Tool({ input: z.object({ a: z.number(), b: z.number() }) })
  zod({ a, b }: { a: number; b: number }) {
    return a + b;
  }

  @Tool()
  properties(
    @Input('a') a: number,
    @Input('b', { description: 'Second', schema: { minimum: 1 } }) b: number,
    @Input('c', { required: false }) c?: string,
  ) {
    return `${a + b}${c ?? ''}`;
  }

  @Tool()
  piped(@Input('n', ParseIntPipe, { schema: { type: 'string' } }) n: number) {
    return n + 1;
  }

  @Tool()
  nested(@Input('list') list: Node, @Input('times') times: number) {
    return `${list.constructor.name} ${list.next?.constructor.name} ${times}`;
  }

  @Tool()
  custom(query: Query_, @Agent('!') agent: string) {
    return `${agent} ${query.city}`;
  }

  @Tool({ input: z.object({ x: z.string() }) })
  named(@Ctx() ctx: McpContext, @Input() input: { x: string }) {
    return `${ctx.constructor.name} ${input.x}`;
  }

  @Tool()
  nothing() {
    return 'nothing';
  }
}

@Controller('things')
class Things {
  @Post()
  @Tool()
  create(@Body() body: Query_) {
    return `${body.constructor.name} ${body.city}`;
  }

  @Get(':id')
  @Tool()
  read(
    @Param('id') id: string,
    @Query('limit', new ParseIntPipe({ optional: true })) limit?: number,
  ) {
    return { id, limit: limit ?? null };
  }

  @Put(':id')
  @Tool()
  update(@Param('id') id: string, @Body() body: Query_) {
    return { id, type: body.constructor.name, hasId: 'id' in body };
  }

  @Put(':id/node')
  @Tool()
  updateNode(@Param('id') id: string, @Body() body: Node) {
    return `${id} ${body.next?.label}`;
  }

  @Post('http')
  @Tool()
  http(
    @Req() request: { method: string },
    @Headers('user-agent-name') agent: string,
    @Ip() ip: string,
    @Res({ passthrough: true })
    response: { setHeader(k: string, v: string): void },
  ) {
    response.setHeader('x-from-tool', 'yes');
    return `${request.method} ${agent} ${ip}`;
  }
}

describe('what parameters become', () => {
  let client: McpTestClient;

  beforeAll(async () => {
    client = await clientOf({ providers: [Tools], controllers: [Things] });
  });

  afterAll(() => client.close());

  async function text(name: string, args: Record<string, unknown> = {}) {
    const { content } = await client.callTool({ name, arguments: args });
    return content[0]?.type === 'text' ? content[0].text : undefined;
  }

  it('gives a DTO parameter the validated input, a context parameter the context', async () => {
    expect(await text('dto', { city: 'Oslo' })).toBe('Query_ Oslo modern');
    expect(await text('contextFirst', { city: 'Oslo' })).toBe('in-memory Oslo');
  });

  it('never shows an injected parameter in a schema, nor lets clients supply it', async () => {
    expect(await inputSchemaOf(client, 'custom')).toMatchObject({
      properties: { city: {}, days: {} },
    });
    expect(await text('custom', { city: 'Oslo', agent: 'me' })).toContain(
      'agent: is not a known property',
    );
  });

  it('takes an untyped parameter for the input when @Tool({ input }) says what it is', async () => {
    expect(await text('zod', { a: 1, b: 2 })).toBe('3');
    expect(await text('named', { x: 'y' })).toBe('McpContext y');
  });

  it('makes an object of @Input(name) parameters', async () => {
    expect(await inputSchemaOf(client, 'properties')).toEqual({
      type: 'object',
      properties: {
        a: { type: 'number' },
        b: { type: 'number', description: 'Second', minimum: 1 },
        c: { type: 'string' },
      },
      required: ['a', 'b'],
      additionalProperties: false,
    });
    expect(await text('properties', { a: 1, b: '2', c: 'x' })).toBe('3x');
    expect(await text('properties', { b: 0, d: 1 })).toBe(
      'Invalid arguments for tool "properties":\nd: is not a known argument\na: is required\nb: must be >= 1, got 0',
    );
  });

  it('puts the pipes of @Input() behind validation', async () => {
    expect(await text('piped', { n: '4' })).toBe('5');
    expect(await text('piped', { n: 'x' })).toContain('numeric string');
  });

  it('validates a DTO inside a property, recursive ones too', async () => {
    const list = { label: 'a', next: { label: 'b' } };

    expect(await text('nested', { list, times: 2 })).toBe('Node Node 2');
    expect(
      await text('nested', { list: { label: 'a', next: {} }, times: 2 }),
    ).toContain('list.next.label');
    expect(await inputSchemaOf(client, 'nested')).toMatchObject({
      properties: { list: { $ref: '#/$defs/Node' } },
      $defs: { Node: { properties: { next: { $ref: '#/$defs/Node' } } } },
    });
  });

  it('gives custom param decorators the execution context and their data', async () => {
    expect(await text('custom', { city: 'Oslo' })).toBe('undefined! Oslo');
  });

  it('takes no arguments where there are no parameters', async () => {
    expect(await inputSchemaOf(client, 'nothing')).toEqual({
      type: 'object',
      additionalProperties: false,
    });
    expect(await text('nothing')).toBe('nothing');
    expect(await text('nothing', { x: 1 })).toContain('not a known argument');
  });

  describe('on a route', () => {
    it('makes @Body() the input', async () => {
      expect(await text('create', { city: 'Oslo' })).toBe('Query_ Oslo');
    });

    it('makes @Param() a required and @Query() an optional property', async () => {
      expect(await inputSchemaOf(client, 'read')).toEqual({
        type: 'object',
        properties: { id: { type: 'string' }, limit: { type: 'number' } },
        required: ['id'],
        additionalProperties: false,
      });
      expect(await text('read', { id: '7', limit: 3 })).toBe(
        '{"id":"7","limit":3}',
      );
    });

    it('shares the input between @Param() and @Body()', async () => {
      expect(await text('update', { id: '7', city: 'Oslo' })).toBe(
        '{"id":"7","type":"Query_","hasId":false}',
      );
      expect(await text('update', { id: '7' })).toContain('city');
      expect(
        await text('updateNode', {
          id: '7',
          label: 'a',
          next: { label: 'b' },
        }),
      ).toBe('7 b');
      expect(await inputSchemaOf(client, 'updateNode')).toMatchObject({
        properties: {
          id: { type: 'string' },
          label: { type: 'string' },
          next: { $ref: '#/$defs/Node' },
        },
        required: ['id', 'label'],
      });
    });

    it('reads @Req(), @Headers() and @Ip() from the request', async () => {
      expect(await text('http')).toBe('POST undefined 127.0.0.1');
    });
  });
});
