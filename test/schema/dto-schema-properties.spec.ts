import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEnum,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Color, Mixed, jsonOf, propertiesOf } from './dto-schema.fixture.js';

describe('the schema of a DTO', () => {
  it('puts inherited properties first and lets a subclass redefine them', () => {
    class Base {
      @IsString() id: string;
      @IsInt() @Min(1) size: number;
    }
    class Derived extends Base {
      @IsBoolean() flag: boolean;
      @IsInt() @Min(5) declare size: number;
    }
    const properties = propertiesOf(Derived);
    expect(properties).toEqual({
      id: { type: 'string' },
      size: { type: 'integer', minimum: 5 },
      flag: { type: 'boolean' },
    });
    expect(Object.keys(properties)[0]).toBe('id');
  });

  it('makes initialised properties optional, with a default where JSON has one', () => {
    class Query {
      @IsInt() limit = 10;
      @IsString() @IsNotEmpty() name: string = '';
      @IsString({ each: true }) tags: string[] = [];
      @IsString() nothing: string | null = null;
    }
    const json = jsonOf(Query);
    expect(json.required).toEqual(['name', 'nothing']);
    expect(json.properties).toEqual({
      limit: { type: 'integer', default: 10 },
      name: { type: 'string', minLength: 1 },
      tags: { type: 'array', items: { type: 'string' } },
      nothing: { type: 'string' },
    });
  });

  it('treats conditional and skipped properties as optional', () => {
    class Query {
      @ValidateIf((o: Query) => o.b === undefined) @IsString() a?: string;
      @IsString() b: string;
    }
    expect(jsonOf(Query).required).toEqual(['b']);
    expect(
      jsonOf(Query, 'input', { skipMissingProperties: true }).required,
    ).toBeUndefined();
  });

  it('reads only the decorators of the groups in force', () => {
    class Query {
      @IsString({ groups: ['create'] }) declare name: string;
      @IsInt({ groups: ['update'] }) declare id: number;
    }
    expect(jsonOf(Query, 'input', { groups: ['update'] }).properties).toEqual({
      id: { type: 'integer' },
    });
  });

  it('allows null in an output where @IsOptional does', () => {
    class Part {
      @IsInt() n: number;
    }
    class Result {
      @IsOptional() @IsString() note?: string;
      @IsOptional() @IsEnum(Color) color?: Color;
      @IsOptional() @ValidateNested() @Type(() => Part) part?: Part;
      @ValidateNested() @Type(() => Part) other: Part;
      @IsOptional() any?: unknown;
      @IsOptional() @IsEnum(Mixed) mixed?: Mixed;
    }
    const part = { $ref: '#/$defs/Part' };
    expect(propertiesOf(Result, 'output')).toEqual({
      note: { type: ['string', 'null'] },
      color: { type: ['string', 'null'], enum: ['red', 'blue', null] },
      part: { anyOf: [part, { type: 'null' }] },
      other: part,
      any: {},
      mixed: { anyOf: [{ enum: [0, 'yes'] }, { type: 'null' }] },
    });
  });

  it('stays open where the whitelist is off or only drops', () => {
    class Query {
      @IsInt() n: number;
    }
    expect(jsonOf(Query, 'input', { whitelist: false })).not.toHaveProperty(
      'additionalProperties',
    );
    expect(
      jsonOf(Query, 'input', { forbidNonWhitelisted: false }),
    ).not.toHaveProperty('additionalProperties');
  });
});
