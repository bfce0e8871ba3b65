import { formOf, read } from './forms.fixture.js';

const DEFAULTS = {
  type: 'object',
  properties: {
    name: { type: 'string', default: 'John Doe' },
    age: { type: 'integer', default: 30 },
    score: { type: 'number', default: 95.5 },
    status: {
      type: 'string',
      enum: ['active', 'inactive', 'pending'],
      default: 'active',
    },
    verified: { type: 'boolean', default: true },
  },
  required: ['name'],
};

const TITLED = [
  { const: 'value1', title: 'First' },
  { const: 'value2', title: 'Second' },
  { const: 'value3', title: 'Third' },
];

const ENUMS = {
  type: 'object',
  properties: {
    untitledSingle: { type: 'string', enum: ['option1', 'option2', 'option3'] },
    titledSingle: { type: 'string', oneOf: TITLED },
    legacyEnum: {
      type: 'string',
      enum: ['opt1', 'opt2'],
      enumNames: ['Option One', 'Option Two'],
    },
    untitledMulti: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { type: 'string', enum: ['option1', 'option2', 'option3'] },
      default: ['option1'],
    },
    titledMulti: { type: 'array', items: { anyOf: TITLED } },
  },
};

describe('the forms of the conformance suite', () => {
  it('defaults of every type go on the wire as written (SEP-1034)', () => {
    expect(formOf(DEFAULTS).requestedSchema).toEqual(DEFAULTS);
  });

  it('a client that left everything out is read with the defaults', async () => {
    const defaults = {
      name: 'John Doe',
      age: 30,
      score: 95.5,
      status: 'active',
      verified: true,
    };
    for (const content of [{}, undefined, null])
      expect(await read(DEFAULTS, content)).toEqual({
        ok: true,
        value: defaults,
      });
    expect(await read(DEFAULTS, { age: 7, verified: false })).toEqual({
      ok: true,
      value: { ...defaults, age: 7, verified: false },
    });
  });

  it('all five kinds of choice go on the wire as written (SEP-1330)', () => {
    expect(formOf(ENUMS).requestedSchema).toEqual(ENUMS);
  });

  it('all five kinds of choice are read', async () => {
    const content = {
      untitledSingle: 'option1',
      titledSingle: 'value1',
      legacyEnum: 'opt1',
      untitledMulti: ['option1', 'option2'],
      titledMulti: ['value1', 'value2'],
    };
    expect(await read(ENUMS, content)).toEqual({ ok: true, value: content });
    expect(
      await read(ENUMS, { ...content, titledMulti: ['value4'] }),
    ).toMatchObject({ ok: false });
  });
});
