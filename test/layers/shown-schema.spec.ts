import { shownSchema } from '../../lib/layers/shown-schema.js';
import type { JsonSchema } from '../../lib/index.js';

const renamed = (json: JsonSchema, names: Record<string, string | undefined>) =>
  shownSchema(
    json,
    new Map(
      Object.entries(names).map(([inner, name]) => [
        inner,
        { name, keywords: {}, required: undefined },
      ]),
    ),
  );

const text = { type: 'string' };

describe('shownSchema', () => {
  it('keeps definitions that are used, and drops those of what is hidden', () => {
    expect(
      renamed(
        {
          type: 'object',
          properties: {
            a: { $ref: '#/$defs/A' },
            b: { $ref: '#/$defs/B' },
          },
          required: ['a', 'b'],
          $defs: { A: { items: { $ref: '#/$defs/C' } }, B: text, C: text },
        },
        { a: 'x', b: undefined },
      ),
    ).toEqual({
      type: 'object',
      properties: { x: { $ref: '#/$defs/A' } },
      required: ['x'],
      $defs: { A: { items: { $ref: '#/$defs/C' } }, C: text },
    });
  });

  it('lets what refers to the whole input find it as it was', () => {
    const node = {
      type: 'object',
      properties: {
        name: text,
        same: { $ref: '#/properties/name' },
        children: { items: { $ref: '#' } },
        data: { const: { $ref: '#' } },
      },
      required: ['name'],
    };
    const original = {
      ...node,
      properties: {
        ...node.properties,
        same: { $ref: '#/$defs/Original/properties/name' },
        children: { items: { $ref: '#/$defs/Original' } },
      },
    };

    expect(renamed(node, { name: 'title' })).toEqual({
      type: 'object',
      properties: {
        title: text,
        same: { $ref: '#/$defs/Original/properties/name' },
        children: { items: { $ref: '#/$defs/Original' } },
        data: { const: { $ref: '#' } },
      },
      required: ['title'],
      $defs: { Original: original },
    });
  });

  it('renames in all parts that speak of the input', () => {
    expect(
      renamed(
        {
          type: 'object',
          properties: { a: text, b: text },
          anyOf: [{ required: ['a'] }, { required: ['b'] }],
          allOf: [
            {
              if: { properties: { a: { const: 1 } } },
              else: { required: ['b'] },
            },
          ],
          dependentRequired: { a: ['b'] },
        },
        { a: 'x' },
      ),
    ).toEqual({
      type: 'object',
      properties: { x: text, b: text },
      anyOf: [{ required: ['x'] }, { required: ['b'] }],
      allOf: [
        { if: { properties: { x: { const: 1 } } }, else: { required: ['b'] } },
      ],
      dependentRequired: { x: ['b'] },
    });
  });

  it('renames behind a reference, which others go on to use as it was', () => {
    const A = { type: 'object', properties: { a: text }, required: ['a'] };

    expect(
      renamed(
        {
          type: 'object',
          $ref: '#/$defs/A',
          properties: { nested: { $ref: '#/$defs/A' } },
          $defs: { A },
        },
        { a: 'x' },
      ),
    ).toEqual({
      type: 'object',
      properties: { nested: { $ref: '#/$defs/A' } },
      allOf: [{ type: 'object', properties: { x: text }, required: ['x'] }],
      $defs: { A },
    });
    expect(
      renamed({ type: 'object', $ref: '#/$defs/A', $defs: { A } }, { a: 'x' }),
    ).toEqual({ type: 'object', properties: { x: text }, required: ['x'] });
  });

  it('keeps all definitions where one is found by its anchor', () => {
    const schema = {
      type: 'object',
      properties: { a: { $ref: '#there' }, b: text },
      $defs: { There: { $anchor: 'there', type: 'string' } },
    };

    expect(renamed(schema, { b: undefined })).toEqual({
      ...schema,
      properties: { a: { $ref: '#there' } },
    });
  });

  it.each<[JsonSchema, Record<string, string | undefined>, unknown]>([
    [
      { pattern: '^[a-z]+$' },
      { q: 'Title' },
      { anyOf: [{ enum: ['Title'] }, { pattern: '^[a-z]+$' }] },
    ],
    [
      { enum: ['q', 'b', 'secret'] },
      { q: 'Title', secret: undefined },
      { anyOf: [{ enum: ['Title'] }, { enum: ['b'] }] },
    ],
    [{ enum: ['q'] }, { q: 'Title' }, { enum: ['Title'] }],
    [{ enum: ['q'] }, { q: undefined }, false],
    [{ enum: ['q'] }, { q: 'q' }, { enum: ['q'] }],
    [{ maxLength: 9 }, { q: undefined }, { maxLength: 9 }],
  ])('lets names be what clients know: %j, %j', (propertyNames, names, now) => {
    const properties = { q: text, b: text, secret: text };

    expect(
      renamed({ type: 'object', properties, propertyNames }, names),
    ).toMatchObject({ propertyNames: now });
  });
});
