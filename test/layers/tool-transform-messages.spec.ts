import { Injectable } from '@nestjs/common';
import { type } from 'arktype';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { z } from 'zod';
import {
  Tool,
  ToolTransform,
  type ToolTransformOptions,
} from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';

const text = { type: 'string' };

/** Inputs whose messages name arguments other than the one they are about. */
@Injectable()
class Inputs {
  @Tool({
    input: {
      type: 'object',
      properties: { q: text, b: text, secret: text },
      dependentRequired: { q: ['b'], secret: ['c'] },
    },
  })
  dependent(): void {}

  @Tool({
    input: {
      type: 'object',
      properties: { q: text, b: text },
      propertyNames: { pattern: '^[a-p]$' },
    },
  })
  named(): void {}

  @Tool({
    input: z
      .object({ q: z.string(), b: z.string(), secret: z.string() })
      .refine(({ q, b }) => q < b, 'q must be before b'),
  })
  zod(): void {}

  @Tool({
    input: z
      .object({ q: z.string(), secret: z.string() })
      .refine(() => false, 'q must be the secret'),
  })
  secret(): void {}

  @Tool({
    input: type({ q: 'string', secret: 'string' }).narrow((_, context) =>
      context.mustBe('good'),
    ),
  })
  arktype(): void {}

  @Tool({
    input: toStandardJsonSchema(v.object({ q: v.string(), b: v.string() })),
  })
  valibot(): void {}
}

const renamed: ToolTransformOptions = {
  arguments: { q: { name: 'title' }, b: { name: 'q' } },
};
const hiding: ToolTransformOptions = {
  arguments: {
    ...renamed.arguments,
    secret: { hide: true, default: 'hush' },
  },
};

describe('What is wrong with transformed arguments is told without names of below', () => {
  let client: McpTestClient;

  beforeAll(async () => {
    client = await clientOf(
      { providers: [Inputs] },
      {
        transforms: [
          new ToolTransform({
            dependent: hiding,
            named: renamed,
            zod: hiding,
            secret: {
              arguments: {
                q: { name: 'title' },
                secret: { hide: true, default: 'hush' },
              },
            },
            arktype: {
              arguments: {
                q: { name: 'title' },
                secret: { hide: true, default: 'hush' },
              },
            },
            valibot: renamed,
          }),
        ],
      },
    );
  });

  it.each([
    [
      'dependent',
      { title: 'x' },
      ['q: is required when "title" is given', 'c: is required'],
    ],
    ['named', { title: 'x' }, ['title: its name must match pattern "^[a-p]$"']],
    ['zod', { title: 'z', q: 'a' }, ['(arguments): title must be before q']],
    ['secret', { title: 'x' }, ['(arguments): do not fit together']],
    ['arktype', { title: 'x' }, ['(arguments): do not fit together']],
    ['valibot', {}, ['title: is required', 'q: is required']],
  ])('by "%s", for %j', async (name, args, lines) => {
    const { isError, content } = await client.callTool({
      name,
      arguments: args,
    });
    const [block] = content;
    const told = block && 'text' in block ? block.text : '';

    expect(isError).toBe(true);
    expect(told.split('\n').slice(1)).toEqual(lines);
  });
});
