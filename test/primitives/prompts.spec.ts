import { describe, expect, it } from '@jest/globals';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { IsArray, IsInt, IsOptional, IsString } from 'class-validator';
import { z } from 'zod';
import {
  content,
  Describe,
  Input,
  McpException,
  message,
  Prompt,
} from '../../lib/index.js';
import { clientOf, ERAS, refusalOf } from './support.js';

class Plan {
  @Describe('Where to')
  @IsString()
  city: string;

  @Describe('How many days')
  @IsOptional()
  @IsInt()
  days?: number;

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  interests?: string[];
}

@Injectable()
class Prompts {
  @Prompt({
    title: 'Plan',
    description: 'Plan a trip',
    tags: ['travel'],
    icons: [{ src: 'https://example.com/i.png' }],
  })
  plan(plan: Plan) {
    return JSON.stringify(plan);
  }

  @Prompt('hello')
  greet(@Input('name', { description: 'Who' }) name: string) {
    return [`Hello ${name}`, message.assistant('Hi!')];
  }

  @Prompt({
    input: z.object({
      code: z.string(),
      level: z.enum(['low', 'high']).default('low'),
    }),
  })
  review({ code, level }: { code: string; level: string }) {
    return [message.user(content.text(code)), `At level ${level}`];
  }

  @Prompt({
    input: { type: 'object', properties: { o: { type: 'object' } } },
  })
  anything({ o }: { o: object }) {
    return JSON.stringify(o);
  }

  @Prompt({
    input: {
      type: 'object',
      properties: { node: { $ref: '#/$defs/Node' } },
      $defs: {
        Node: {
          type: 'object',
          properties: { child: { $ref: '#/$defs/Node' } },
        },
      },
    },
  })
  tree() {
    return '';
  }

  @Prompt()
  forbidden() {
    throw new ForbiddenException('Not on Sundays');
  }

  @Prompt()
  coded() {
    throw new McpException(-32050, 'Quite special', { a: 1 });
  }

  @Prompt()
  nonsense() {
    return 42;
  }
}

describe.each(ERAS)('prompts of %s clients', (era) => {
  const client = clientOf(era, { providers: [Prompts] });
  const get = async (name: string, args: Record<string, string> = {}) =>
    (await client).getPrompt({ name, arguments: args });

  it('are listed with their arguments, and a hint where text is to hold JSON', async () => {
    const { prompts } = await (await client).listPrompts();
    expect(prompts[0]).toEqual({
      name: 'plan',
      title: 'Plan',
      description: 'Plan a trip',
      icons: [{ src: 'https://example.com/i.png' }],
      _meta: { 'nest-fastmcp/tags': ['travel'] },
      arguments: [
        { name: 'city', description: 'Where to', required: true },
        {
          name: 'days',
          description: expect.stringMatching(
            /^How many days\. Provide JSON text that matches this schema: \{.*"integer"/,
          ),
          required: false,
        },
        {
          name: 'interests',
          description: expect.stringContaining('"array"'),
          required: false,
        },
      ],
    });
  });

  it('read numbers and lists from the text they arrive as', async () => {
    const { messages } = await get('plan', {
      city: '42',
      days: '3',
      interests: '["food"]',
    });
    expect(messages).toEqual([
      {
        role: 'user',
        content: {
          type: 'text',
          text: '{"city":"42","days":3,"interests":["food"]}',
        },
      },
    ]);
  });

  it('say what does not fit', async () => {
    const { code, message: text } = await refusalOf(
      get('plan', { city: 'Oslo', days: 'soon' }),
    );
    expect(code).toBe(-32602);
    expect(text).toContain('prompt "plan"');
    expect(text).toContain('days');
  });

  it('say what is missing', async () => {
    const { code, message: text } = await refusalOf(get('plan'));
    expect(code).toBe(-32602);
    expect(text).toContain('city');
  });

  it('give several messages, of either role', async () => {
    expect(await get('hello', { name: 'Ada' })).toMatchObject({
      messages: [
        { role: 'user', content: { type: 'text', text: 'Hello Ada' } },
        { role: 'assistant', content: { type: 'text', text: 'Hi!' } },
      ],
    });
  });

  it('take defaults of a schema', async () => {
    const { messages } = await get('review', { code: 'x' });
    expect(messages[1]?.content).toMatchObject({ text: 'At level low' });
  });

  it.each([
    ['a key that reaches a prototype', '{"__proto__":{"admin":true}}'],
    ['too many levels', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`],
  ])('do not take text with %s in it', async (_, o) => {
    expect(await refusalOf(get('anything', { o }))).toMatchObject({
      code: -32602,
    });
  });

  it('show what a hint refers to', async () => {
    const { prompts } = await (await client).listPrompts();
    const tree = prompts.find(({ name }) => name === 'tree');
    expect(tree?.arguments?.[0]?.description).toContain('"$defs"');
  });

  it('that do not exist are refused by name', async () => {
    expect(await refusalOf(get('nobody'))).toMatchObject({
      code: -32602,
      message: expect.stringContaining('nobody'),
    });
  });

  it('answer with the words of an HttpException, and the code of an McpException', async () => {
    expect(await refusalOf(get('forbidden'))).toMatchObject({
      code: -32011,
      message: expect.stringContaining('Not on Sundays'),
    });
    expect(await refusalOf(get('coded'))).toMatchObject({
      code: -32050,
      message: expect.stringContaining('Quite special'),
      data: { a: 1 },
    });
  });

  it('that return no messages fail', async () => {
    expect(await refusalOf(get('nonsense'))).toMatchObject({ code: -32603 });
  });

  it('take no arguments but text', async () => {
    const raw = (await client).request({
      method: 'prompts/get',
      params: { name: 'hello', arguments: { name: JSON.parse('7') } },
    });
    expect(await refusalOf(raw)).toMatchObject({ code: -32602 });
  });
});
