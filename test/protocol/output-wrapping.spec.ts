import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  needsWrapping,
  wrapSchema,
} from '../../lib/execution/output-wrapping.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';

describe('wrapping an output schema for legacy clients', () => {
  it.each<[JsonSchema, boolean]>([
    [{ type: 'object' }, false],
    [{ type: 'array' }, true],
    [{ type: ['object', 'null'] }, true],
    [{ anyOf: [] }, true],
    [{}, true],
  ])('is needed for %j: %p', (schema, needed) =>
    expect(needsWrapping(schema)).toBe(needed),
  );

  it.each<[string, JsonSchema, unknown, unknown]>([
    [
      'definitions',
      {
        type: 'array',
        items: { $ref: '#/$defs/item' },
        $defs: { item: { type: 'integer' } },
      },
      [1],
      ['a'],
    ],
    [
      'definitions of older drafts',
      {
        anyOf: [{ $ref: '#/definitions/a/b' }],
        definitions: { a: { b: { type: 'string' } } },
      },
      'a',
      5,
    ],
    [
      'the root',
      { type: ['array', 'string'], items: { $ref: '#' } },
      [['a']],
      [5],
    ],
    [
      'other places',
      {
        type: 'array',
        prefixItems: [{ type: 'integer' }, { $ref: '#/prefixItems/0' }],
      },
      [1, 2],
      [1, 'a'],
    ],
    [
      'definitions that point back',
      {
        $ref: '#/$defs/tree',
        $defs: {
          tree: {
            type: 'array',
            items: { anyOf: [{ $ref: '#' }, { $ref: '#/$defs/tree' }] },
          },
        },
      },
      [[[]]],
      [5],
    ],
    [
      'properties called like keywords',
      {
        anyOf: [
          {
            type: 'object',
            properties: {
              $ref: { type: 'string' },
              enum: { $ref: '#/anyOf/1' },
            },
          },
          { type: 'integer' },
        ],
      },
      { $ref: 'x', enum: 1 },
      { enum: 'x' },
    ],
    [
      'anchors',
      {
        type: 'array',
        items: { $ref: '#item' },
        $defs: { item: { $anchor: 'item', type: 'integer' } },
      },
      [1],
      ['a'],
    ],
  ])('keeps references to %s', (_name, schema, good, bad) => {
    const validate = new Ajv2020({ strict: false }).compile(wrapSchema(schema));
    expect([
      validate({ result: good }),
      validate({ result: bad }),
      validate({}),
      validate(good),
    ]).toEqual([true, false, false, false]);
  });

  it('leaves data, booleans, other documents and the dialect alone', () => {
    expect(
      wrapSchema({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        enum: [{ $ref: '#' }],
        not: false,
        $dynamicRef: 5,
        $ref: 'https://example.com/x',
        allOf: [
          { $id: 'https://example.com/y', $ref: '#/a' },
          { $id: '#z', $ref: '#/a' },
        ],
        $defs: true,
      }),
    ).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['result'],
      properties: {
        result: {
          enum: [{ $ref: '#' }],
          not: false,
          $dynamicRef: 5,
          $ref: 'https://example.com/x',
          allOf: [
            { $id: 'https://example.com/y', $ref: '#/a' },
            { $id: '#z', $ref: '#/properties/result/a' },
          ],
        },
      },
      $defs: true,
    });
  });

  it('leaves a schema with an id of its own as it is', () => {
    const schema = {
      $id: 'https://example.com/list',
      type: 'array',
      items: { $ref: '#/$defs/a' },
      $defs: { a: {} },
    };
    expect(wrapSchema(schema)).toEqual({
      type: 'object',
      required: ['result'],
      properties: { result: schema },
    });
  });
});
