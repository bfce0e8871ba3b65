import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  Allow,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Describe } from '../../lib/decorators/describe.decorator.js';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';

class Leaf {
  @IsInt() n: number;
}

describe('a property with @IsOptional()', () => {
  it('is optional, which the "?" of TypeScript alone does not make it', () => {
    class Query {
      @IsOptional() @IsInt() known?: number;
      @IsInt() unknown?: number;
    }
    expect(jsonOf(Query)).toMatchObject({
      properties: { known: { type: 'integer' }, unknown: { type: 'integer' } },
      required: ['unknown'],
    });
  });
});

describe('a property with @ValidateIf()', () => {
  it('is optional and may be anything, with a hint of what it is to be', () => {
    class Query {
      @IsString() how: string;
      @Describe('Where to write to')
      @ValidateIf((o: Query) => o.how === 'mail')
      @IsString()
      address: string;
      @ValidateIf((o: Query) => o.how === 'leaf')
      @ValidateNested()
      @Type(() => Leaf)
      leaf: Leaf;
      @ValidateIf((o: Query) => o.how === 'x') @Allow() any: unknown;
    }
    const { required, properties } = jsonOf(Query);
    expect(required).toEqual(['how']);
    expect(properties).toMatchObject({
      address: {
        description: 'Where to write to',
        anyOf: [{ type: 'string' }, {}],
      },
      leaf: { anyOf: [{ type: 'object', properties: { n: {} } }, {}] },
      any: {},
    });
  });

  it('still has text coerced to what it is to be', async () => {
    class Query {
      @ValidateIf((o: Query) => o.n !== 5) @IsInt() n: number;
    }
    const { validate } = compileSchema(Query, { io: 'input', mode: 'coerce' });
    expect(await validate({ n: '7' })).toMatchObject({ value: { n: 7 } });
  });

  it('is understood where it only asks whether the property is there', () => {
    class Query {
      @ValidateIf((o: Query) => o.a !== undefined) @IsInt() a?: number;
      @ValidateIf((_, value) => value !== undefined) @IsInt() b?: number;
      @ValidateIf((_, value) => value != null) @IsInt() c?: number;
      @ValidateIf((_, value) => value !== null) @IsInt() d: number | null;
      @ValidateIf((o: Query) => o.a !== undefined) @IsInt() e?: number;
      @ValidateIf((value) => value !== undefined) @IsInt() f?: number;
    }
    const integer = { type: 'integer' };
    const orNull = { type: ['integer', 'null'] };
    const unknown = { anyOf: [integer, {}] };
    const known = { e: unknown, f: unknown, a: integer, b: integer };
    expect(propertiesOf(Query)).toEqual({ ...known, c: integer, d: orNull });
    expect(propertiesOf(Query, 'output')).toEqual({
      ...known,
      c: orNull,
      d: orNull,
    });
    expect(jsonOf(Query).required).toEqual(['d']);
  });
});

describe('a decorator with a condition of its own', () => {
  it('adds nothing beside decorators without', () => {
    class Query {
      @IsString()
      @MinLength(5, { validateIf: (o: Query) => o.text !== '' })
      text: string;
    }
    expect(propertiesOf(Query)).toEqual({ text: { type: 'string' } });
    expect(jsonOf(Query).required).toEqual(['text']);
  });

  it('is a hint where there is no other', () => {
    class Query {
      @IsInt() n: number;
      @IsString({ validateIf: (o: Query) => o.n > 1 }) text: string;
    }
    expect(propertiesOf(Query).text).toEqual({
      anyOf: [{ type: 'string' }, {}],
    });
    expect(jsonOf(Query).required).toEqual(['n']);
  });
});

describe('options that skip values', () => {
  class Query {
    @IsInt() n: number;
    @IsDefined() @IsInt() always: number;
  }
  it('make properties optional, unless they are to be defined', () => {
    for (const pipe of [
      { skipUndefinedProperties: true },
      { skipMissingProperties: true },
    ])
      expect(jsonOf(Query, 'input', pipe).required).toEqual(['always']);
    expect(
      jsonOf(Query, 'input', { skipNullProperties: true }).required,
    ).toEqual(['n', 'always']);
  });

  it('let null pass', () => {
    const { properties } = jsonOf(Query, 'output', {
      skipNullProperties: true,
    });
    expect(properties).toEqual({
      n: { type: ['integer', 'null'] },
      always: { type: 'integer' },
    });
  });
});

describe('groups', () => {
  class Query {
    @IsString({ always: true }) name: string;
    @IsInt({ groups: ['update'] }) declare id: number;
    @IsOptional({ groups: ['update'] })
    @IsString({ groups: ['create', 'update'] })
    declare note: string;
  }
  const named = (pipe: object) => jsonOf(Query, 'input', pipe);

  it('choose decorators, and those for all groups stay', () => {
    expect(named({ groups: ['create'] })).toMatchObject({
      properties: { name: {}, note: {} },
      required: ['name', 'note'],
    });
    expect(named({ groups: ['update'] })).toMatchObject({
      properties: { name: {}, id: {}, note: {} },
      required: ['name', 'id'],
    });
  });

  it('are left out without a group where they are strict', () => {
    const { properties } = named({ strictGroups: true });
    expect(Object.keys(Object(properties))).toEqual(['name']);
  });
});
