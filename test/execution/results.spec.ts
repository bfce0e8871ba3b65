import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Type } from 'class-transformer';
import { IsDate, IsInt, IsString } from 'class-validator';
import { of } from 'rxjs';
import { z } from 'zod';
import {
  type CallToolResult,
  McpModule,
  Tool,
  ToolResult,
} from '../../lib/index.js';
import {
  createTestClient,
  type McpTestClient,
} from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';
import { silentLogger } from '../support/silent-logger.js';

class Reading {
  @IsInt()
  celsius: number;

  @IsDate()
  @Type(() => Date)
  at: Date;
}

class Named {
  @IsString()
  name: string;
}

const AT = new Date('2026-01-02T03:04:05.000Z');

@Injectable()
class Results {
  @Tool()
  string() {
    return 'plain "text"';
  }

  @Tool()
  nothing() {}

  @Tool()
  nil() {
    return null;
  }

  @Tool()
  number() {
    return 42;
  }

  @Tool()
  list() {
    return [1, 'two'];
  }

  @Tool()
  object() {
    return { a: { b: 1 }, gone: undefined };
  }

  @Tool()
  date() {
    return AT;
  }

  @Tool()
  observable() {
    return of('first', 'last');
  }

  @Tool()
  parts() {
    return new ToolResult({
      content: 'for the model',
      structuredContent: { for: 'programs' },
      meta: { 'example.com/cached': true },
    });
  }

  @Tool()
  failed() {
    return new ToolResult({
      content: { type: 'text', text: 'no luck' },
      isError: true,
    });
  }

  @Tool()
  raw(): CallToolResult {
    return {
      content: [{ type: 'image', data: 'AA==', mimeType: 'image/png' }],
      _meta: { 'example.com/a': 1 },
    };
  }

  @Tool()
  looksRaw() {
    return { content: ['chapter one'] };
  }

  @Tool({ output: z.object({ n: z.number() }) })
  zod() {
    return { n: 1, secret: 'stripped' };
  }

  @Tool({ output: z.object({ n: z.number() }) })
  zodWrong() {
    return { n: 'secret text' };
  }

  @Tool({ output: z.array(z.number()) })
  zodList() {
    return [1, 2];
  }

  @Tool({ output: Reading })
  dto(): Reading {
    return { celsius: 3, at: AT };
  }

  @Tool({ output: Named })
  dtoWrong() {
    return { name: 7 };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  rawUnstructured(): CallToolResult {
    return { content: [{ type: 'text', text: 'x' }] };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  rawWrong(): CallToolResult {
    return { content: [], structuredContent: {} };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  rawError(): CallToolResult {
    return { content: [{ type: 'text', text: 'sorry' }], isError: true };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  partsUnstructured() {
    return new ToolResult({ content: 'x' });
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  partsStructured() {
    return new ToolResult({ content: 'x', structuredContent: { n: 1 } });
  }

  @Tool({ output: { type: 'object' } })
  partsError() {
    return new ToolResult({ structuredContent: { n: 1 }, isError: true });
  }

  @Tool()
  primitiveParts() {
    return new ToolResult({ structuredContent: 5 });
  }
}

const text = (words: string) => [{ type: 'text', text: words }];

describe('a result', () => {
  let modern: McpTestClient;
  let legacy: McpTestClient;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [McpModule.forRoot()],
      providers: [Results],
    })
      .setLogger(silentLogger)
      .compile();
    modern = await createTestClient(module);
    legacy = await createTestClient(module, { era: 'legacy' });
  });

  afterAll(() => Promise.all([modern.close(), legacy.close()]));

  const both = async (name: string) => {
    const one = await modern.callTool({ name });
    const two = await legacy.callTool({ name });
    expect(shape(one)).toEqual(shape(two));
    return shape(one);
  };

  it.each([
    ['string', { content: text('plain "text"') }],
    ['nothing', { content: [] }],
    ['nil', { content: [] }],
    ['number', { content: text('42') }],
    ['list', { content: text('[1,"two"]') }],
    [
      'object',
      {
        content: text('{"a":{"b":1}}'),
        structuredContent: { a: { b: 1 } },
      },
    ],
    ['date', { content: text('"2026-01-02T03:04:05.000Z"') }],
    ['observable', { content: text('last') }],
    [
      'parts',
      {
        content: text('for the model'),
        structuredContent: { for: 'programs' },
        _meta: { 'example.com/cached': true },
      },
    ],
    ['failed', { content: text('no luck'), isError: true }],
    [
      'raw',
      {
        content: [{ type: 'image', data: 'AA==', mimeType: 'image/png' }],
        _meta: { 'example.com/a': 1 },
      },
    ],
    [
      'looksRaw',
      {
        content: text('{"content":["chapter one"]}'),
        structuredContent: { content: ['chapter one'] },
      },
    ],
    ['zod', { content: text('{"n":1}'), structuredContent: { n: 1 } }],
    [
      'dto',
      {
        content: text('{"celsius":3,"at":"2026-01-02T03:04:05.000Z"}'),
        structuredContent: { celsius: 3, at: '2026-01-02T03:04:05.000Z' },
      },
    ],
    ['rawError', { content: text('sorry'), isError: true }],
    ['partsStructured', { content: text('x'), structuredContent: { n: 1 } }],
    [
      'partsError',
      {
        content: text('{"n":1}'),
        structuredContent: { n: 1 },
        isError: true,
      },
    ],
  ])('of %s is the same in both eras', async (name, expected) => {
    expect(await both(name)).toEqual(expected);
  });

  it.each([
    'zodWrong',
    'dtoWrong',
    'rawUnstructured',
    'rawWrong',
    'partsUnstructured',
  ])('that is not what `output` says never leaves: %s', async (name) => {
    const result = await both(name);

    expect(result).toEqual({
      content: text('Internal error (log reference)'),
      isError: true,
    });
  });

  it('whose output is no object is wrapped for legacy clients, schema and all', async () => {
    const { tools } = await legacy.listTools();
    const listed = tools.find(({ name }) => name === 'zodList');

    expect(listed?.outputSchema).toMatchObject({
      type: 'object',
      properties: { result: { type: 'array' } },
      required: ['result'],
    });
    expect(shape(await legacy.callTool({ name: 'zodList' }))).toEqual({
      content: text('[1,2]'),
      structuredContent: { result: [1, 2] },
    });
    expect(shape(await modern.callTool({ name: 'zodList' }))).toEqual({
      content: text('[1,2]'),
      structuredContent: [1, 2],
    });
  });

  it('of parts that are no object is structured for modern clients only', async () => {
    expect(shape(await legacy.callTool({ name: 'primitiveParts' }))).toEqual({
      content: text('5'),
    });
    expect(shape(await modern.callTool({ name: 'primitiveParts' }))).toEqual({
      content: text('5'),
      structuredContent: 5,
    });
  });

  it('without any part cannot be made', () => {
    expect(() => new ToolResult({})).toThrow(TypeError);
  });
});

describe('errors that are unmasked', () => {
  it('say what went wrong', async () => {
    @Injectable()
    class Broken {
      @Tool()
      broken() {
        throw new Error('the disk is full');
      }
    }
    const client = await clientOf(
      { providers: [Broken] },
      { errors: { mask: false } },
    );

    expect(await client.callTool({ name: 'broken' })).toMatchObject({
      isError: true,
      content: text('the disk is full'),
    });
  });
});

/** What of a result is the same in both eras: the modern frame and log references left out. */
function shape({ content, structuredContent, isError, _meta }: CallToolResult) {
  const { 'io.modelcontextprotocol/serverInfo': _, ...meta } = _meta ?? {};
  return {
    content: content.map((block) =>
      block.type === 'text'
        ? { ...block, text: block.text.replace(/(reference) \w+/, '$1') }
        : block,
    ),
    ...(structuredContent !== undefined && { structuredContent }),
    ...(isError !== undefined && { isError }),
    ...(Object.keys(meta).length > 0 && { _meta: meta }),
  };
}
