import { z } from 'zod';
import { elicitationForm } from '../../../lib/interaction/elicitation/form-factory.js';
import { choiceOf, formOf, read } from './forms.fixture.js';

describe('a form for a single value', () => {
  it.each([
    [
      'a text',
      z.string().min(1).describe('D'),
      { type: 'string', description: 'D', minLength: 1 },
    ],
    ['a boolean', z.boolean(), { type: 'boolean' }],
    ['a choice', z.enum(['a', 'b']), { type: 'string', enum: ['a', 'b'] }],
    [
      'a list of choices',
      z.array(z.enum(['a'])),
      { type: 'array', items: { type: 'string', enum: ['a'] } },
    ],
    [
      'a JSON Schema',
      { type: 'integer', title: 'T' },
      { type: 'integer', title: 'T' },
    ],
    [
      'a definition',
      { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } },
      { type: 'string' },
    ],
  ])('asks for %s under a name', (_, schema, value) => {
    expect(formOf(schema).requestedSchema).toEqual({
      type: 'object',
      properties: { value },
      required: ['value'],
    });
  });

  it('is read as the bare value', async () => {
    const schema = z.string().trim();
    expect(await read(schema, { value: ' x ', more: 1 })).toEqual({
      ok: true,
      value: 'x',
    });
    expect(await read({ type: 'boolean' }, { value: false })).toEqual({
      ok: true,
      value: false,
    });
  });

  it('is refused with the path in the content', async () => {
    expect(await read({ type: 'integer' }, { value: '1' })).toEqual({
      ok: false,
      issues: [{ path: ['value'], message: 'must be an integer, got "1"' }],
    });
    for (const content of [{}, undefined])
      expect(await read(z.string(), content)).toMatchObject({
        ok: false,
        issues: [{ path: ['value'] }],
      });
    expect(await read(z.string(), 'x')).toEqual({
      ok: false,
      issues: [{ path: [], message: 'must be an object, got "x"' }],
    });
  });

  it('may have a default', async () => {
    const schema = { type: 'integer', default: 3 };
    expect(await read(schema, {})).toEqual({ ok: true, value: 3 });
  });

  it('may be left out where it may be null', async () => {
    const schema = z.string().nullable();
    expect(formOf(schema).requestedSchema).not.toHaveProperty('required');
    expect(await read(schema, {})).toEqual({ ok: true, value: null });
  });
});

describe('a form for a choice', () => {
  it('offers the values', async () => {
    const form = choiceOf(['S', 'L', 'S']);
    expect(form.requestedSchema).toEqual({
      type: 'object',
      properties: { value: { type: 'string', enum: ['S', 'L'] } },
      required: ['value'],
    });
    expect(await form.read({ value: 'L' })).toEqual({ ok: true, value: 'L' });
    expect(await form.read({ value: 'M' })).toEqual({
      ok: false,
      issues: [
        { path: ['value'], message: 'must be one of the choices, got "M"' },
      ],
    });
    expect(await form.read({})).toMatchObject({ ok: false });
  });

  it('offers titles', async () => {
    const form = choiceOf({ s: 'Small', l: 'Large' });
    expect(form.requestedSchema.properties).toEqual({
      value: {
        type: 'string',
        oneOf: [
          { const: 's', title: 'Small' },
          { const: 'l', title: 'Large' },
        ],
      },
    });
    expect(await form.read({ value: 'l' })).toEqual({ ok: true, value: 'l' });
    expect(await form.read({ value: 'Large' })).toMatchObject({ ok: false });
    expect(await form.read({ value: 'toString' })).toMatchObject({ ok: false });
  });

  it('lets the user choose several', async () => {
    expect(choiceOf(['S', 'L'], true).requestedSchema.properties).toEqual({
      value: { type: 'array', items: { type: 'string', enum: ['S', 'L'] } },
    });
    const form = choiceOf({ s: 'Small', l: 'Large' }, true);
    expect(form.requestedSchema.properties).toEqual({
      value: {
        type: 'array',
        items: {
          anyOf: [
            { const: 's', title: 'Small' },
            { const: 'l', title: 'Large' },
          ],
        },
      },
    });
    expect(await form.read({ value: ['l', 's', 'l'] })).toEqual({
      ok: true,
      value: ['l', 's'],
    });
    expect(await form.read({ value: [] })).toEqual({ ok: true, value: [] });
    expect(await form.read({ value: ['s', 'm'] })).toEqual({
      ok: false,
      issues: [
        { path: ['value', 1], message: 'must be one of the choices, got "m"' },
      ],
    });
    expect(await form.read({ value: 's' })).toMatchObject({
      ok: false,
      issues: [{ path: ['value'] }],
    });
  });

  it('needs something to choose from', () => {
    for (const choices of [[], {}])
      expect(() => choiceOf(choices)).toThrow(
        expect.objectContaining({ code: 'MCP_ELICITATION_SCHEMA' }),
      );
  });
});

describe('a form without fields', () => {
  it('is read as undefined, whatever the client sent', async () => {
    const form = elicitationForm({ message: 'Agreed?' });
    expect(form.requestedSchema).toEqual({ type: 'object', properties: {} });
    for (const content of [undefined, {}, { a: 1 }])
      expect(await form.read(content)).toEqual({ ok: true, value: undefined });
  });
});

describe('the form for a schema', () => {
  it('is made once', () => {
    const schema = z.object({ a: z.string() });
    const first = elicitationForm({ message: 'One', schema });
    expect(elicitationForm({ message: 'Two', schema })).toBe(first);
  });
});
