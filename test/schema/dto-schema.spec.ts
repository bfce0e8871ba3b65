import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDate,
  IsDateString,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsISO8601,
  IsNegative,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsPositive,
  IsRFC3339,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Describe } from '../../lib/decorators/describe.decorator.js';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { DtoValidationOptions } from '../../lib/schema/dto/dto-validation-options.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';
import type { DtoClass } from '../../lib/schema/schema-source.js';

function jsonOf(
  dto: DtoClass,
  io: 'input' | 'output' = 'input',
  pipe?: DtoValidationOptions,
): JsonSchema {
  return compileSchema(dto, { io, mode: 'strict', pipe }).json;
}

function propertiesOf(
  dto: DtoClass,
  io: 'input' | 'output' = 'input',
): Record<string, unknown> {
  return Object(jsonOf(dto, io).properties);
}

enum Color {
  Red = 'red',
  Blue = 'blue',
}
enum Level {
  Low,
  High,
}
enum Mixed {
  No = 0,
  Yes = 'yes',
}

describe('the schema of a DTO', () => {
  it('has types, bounds and required properties in declaration order', () => {
    class Query {
      @IsString() @MinLength(2) @MaxLength(9) city: string;
      @IsInt() @Min(1) @Max(16) days: number;
      @IsNumber() share: number;
      @IsOptional() @IsBoolean() hourly?: boolean;
      @IsOptional() @Length(2, 5) lang?: string;
    }
    const json = jsonOf(Query);
    expect(json).toEqual({
      type: 'object',
      properties: {
        city: { type: 'string', minLength: 2, maxLength: 9 },
        days: { type: 'integer', minimum: 1, maximum: 16 },
        share: { type: 'number' },
        hourly: { type: 'boolean' },
        lang: { type: 'string', minLength: 2, maxLength: 5 },
      },
      required: ['city', 'days', 'share'],
      additionalProperties: false,
    });
    expect(Object.keys(Object(json.properties))).toEqual([
      'city',
      'days',
      'share',
      'hourly',
      'lang',
    ]);
  });

  it('lists the values of enums, without the names of numeric ones', () => {
    class Query {
      @IsEnum(Color) color: Color;
      @IsEnum(Level) level: Level;
      @IsEnum(Mixed) mixed: Mixed;
      @IsIn(['a', 'b']) letter: string;
      @IsIn([1, 2.5]) factor: number;
      @IsIn([true, 'auto']) either: boolean | string;
      @IsIn([]) nothing: string;
      @IsEnum(Color, { each: true }) colors: Color[];
      @IsEnum({ 1: 'one', 2: 'two' }) word: string;
    }
    expect(propertiesOf(Query)).toEqual({
      color: { type: 'string', enum: ['red', 'blue'] },
      level: { type: 'integer', enum: [0, 1] },
      mixed: { enum: [0, 'yes'] },
      letter: { type: 'string', enum: ['a', 'b'] },
      factor: { type: 'number', enum: [1, 2.5] },
      either: { enum: [true, 'auto'] },
      nothing: { type: 'string' },
      colors: {
        type: 'array',
        items: { type: 'string', enum: ['red', 'blue'] },
      },
      word: { type: 'string', enum: ['one', 'two'] },
    });
  });

  it('knows the other constraints', () => {
    class Query {
      @IsPositive() up: number;
      @IsNegative() down: number;
      @IsNotEmpty() @IsString() name: string;
      @IsNotEmpty() count: number;
      @IsNumber({ maxDecimalPlaces: 0 }) whole: number;
      @IsObject() meta: Record<string, unknown>;
      @Allow() anything: unknown;
      @Min(Number.NaN) unbounded: number;
    }
    expect(propertiesOf(Query)).toEqual({
      up: { type: 'number', exclusiveMinimum: 0 },
      down: { type: 'number', exclusiveMaximum: 0 },
      name: { type: 'string', minLength: 1 },
      count: { type: 'number' },
      whole: { type: 'integer' },
      meta: { type: 'object' },
      anything: {},
      unbounded: { type: 'number' },
    });
  });

  it('gives formats only where they accept what class-validator accepts', () => {
    class Query {
      @IsEmail() email: string;
      @IsEmail({ allow_display_name: true }) sender: string;
      @IsUUID() id: string;
      @IsUrl() site: string;
      @IsDateString() day: string;
      @IsISO8601() from: string;
      @IsRFC3339() at: string;
      @IsDate() @Type(() => Date) due: Date;
    }
    const iso = { type: 'string', description: 'ISO 8601 date or date-time' };
    expect(propertiesOf(Query)).toEqual({
      email: { type: 'string', format: 'email' },
      sender: { type: 'string' },
      id: { type: 'string', format: 'uuid' },
      site: { type: 'string', format: 'uri' },
      day: iso,
      from: iso,
      at: { type: 'string', format: 'date-time' },
      due: { type: 'string', format: 'date-time' },
    });
  });

  it('asks an output for a full URL only where the decorator does', () => {
    class Page {
      @IsUrl() loose: string;
      @IsUrl({ require_protocol: true }) full: string;
    }
    expect(propertiesOf(Page, 'output')).toEqual({
      loose: { type: 'string' },
      full: { type: 'string', format: 'uri' },
    });
  });

  it('takes patterns over where JSON Schema understands them alike', () => {
    class Query {
      @Matches(/^[a-z]+$/) plain: string;
      @Matches(/^[a-z]+$/g) global: string;
      @Matches(/^[a-z]+$/i) anyCase: string;
      @Matches(new RegExp('\\_')) notUnicode: string;
      @Matches(new RegExp('a/b')) slash: string;
      @Matches(/^a/) @Matches(/b$/) both: string;
    }
    expect(propertiesOf(Query)).toEqual({
      plain: { type: 'string', pattern: '^[a-z]+$' },
      global: { type: 'string', pattern: '^[a-z]+$' },
      anyCase: { type: 'string' },
      notUnicode: { type: 'string' },
      slash: { type: 'string', pattern: 'a\\/b' },
      both: { type: 'string', pattern: 'b$', allOf: [{ pattern: '^a' }] },
    });
  });

  it('keeps the narrower of two bounds', () => {
    class Query {
      @Min(1) @Min(3) @Max(9) @Max(7) n: number;
      @IsIn(['a', 'b']) @IsIn(['b', 'c']) letter: string;
    }
    expect(propertiesOf(Query)).toEqual({
      n: { type: 'number', minimum: 3, maximum: 7 },
      letter: { type: 'string', enum: ['b'] },
    });
  });

  it('describes arrays and their items', () => {
    class Query {
      @IsArray()
      @ArrayMinSize(1)
      @ArrayMaxSize(3)
      @ArrayUnique()
      @IsString({ each: true })
      @MinLength(2, { each: true })
      tags: string[];
      @ArrayNotEmpty() @IsInt({ each: true }) ids: number[];
      @IsArray() open: unknown[];
      @IsString({ each: true }) set: Set<string>;
      @IsNumber({}, { each: true }) map: Map<string, number>;
      @IsArray() @Type(() => Number) numbers: number[];
    }
    expect(propertiesOf(Query)).toEqual({
      tags: {
        type: 'array',
        minItems: 1,
        maxItems: 3,
        uniqueItems: true,
        items: { type: 'string', minLength: 2 },
      },
      ids: { type: 'array', minItems: 1, items: { type: 'integer' } },
      open: { type: 'array' },
      set: { type: 'array', items: { type: 'string' } },
      map: { type: 'object', additionalProperties: { type: 'number' } },
      numbers: { type: 'array', items: { type: 'number' } },
    });
  });

  it('falls back to the declared type', () => {
    class Other {}
    class Query {
      @Allow() text: string;
      @Allow() number: number;
      @Allow() flag: boolean;
      @Allow() date: Date;
      @Allow() other: Other;
    }
    expect(propertiesOf(Query)).toEqual({
      text: { type: 'string' },
      number: { type: 'number' },
      flag: { type: 'boolean' },
      date: { type: 'string', format: 'date-time' },
      other: { type: 'object' },
    });
  });

  it('ignores custom validators', () => {
    const Odd = () => (target: object, propertyName: string) =>
      registerDecorator({
        name: 'odd',
        target: target.constructor,
        propertyName,
        validator: { validate: (n: unknown) => Number(n) % 2 === 1 },
      });
    class Query {
      @Odd() @IsInt() n: number;
    }
    expect(propertiesOf(Query)).toEqual({ n: { type: 'integer' } });
  });

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

describe('nested classes', () => {
  class Leaf {
    @IsInt() n: number;
  }

  it('stand in their place when used once', () => {
    class Root {
      @ValidateNested() @Type(() => Leaf) leaf: Leaf;
    }
    expect(propertiesOf(Root)).toEqual({
      leaf: {
        type: 'object',
        properties: { n: { type: 'integer' } },
        required: ['n'],
        additionalProperties: false,
      },
    });
  });

  it('stand under $defs when shared, in arrays and maps too', () => {
    class Root {
      @ValidateNested() leaf: Leaf;
      @ValidateNested({ each: true }) @Type(() => Leaf) leaves: Leaf[];
      @ValidateNested() @Type(() => Leaf) byName: Map<string, Leaf>;
      @IsObject() @Type(() => Leaf) typed: Leaf;
    }
    const $ref = '#/$defs/Leaf';
    const json = jsonOf(Root);
    expect(json.properties).toEqual({
      leaf: { $ref },
      leaves: { type: 'array', items: { $ref } },
      byName: { type: 'object', additionalProperties: { $ref } },
      typed: { $ref },
    });
    expect(json.$defs).toHaveProperty('Leaf.properties.n');
  });

  it('may be recursive', () => {
    class Tree {
      @IsString() name: string;
      @IsOptional()
      @ValidateNested({ each: true })
      @Type(() => Tree)
      children?: Tree[];
    }
    class Forest {
      @ValidateNested({ each: true }) @Type(() => Tree) trees: Tree[];
    }
    expect(propertiesOf(Tree).children).toEqual({
      type: 'array',
      items: { $ref: '#' },
    });
    expect(jsonOf(Forest)).toMatchObject({
      properties: { trees: { items: { $ref: '#/$defs/Tree' } } },
      $defs: {
        Tree: { properties: { children: { items: { $ref: '#/$defs/Tree' } } } },
      },
    });
  });

  it('are kept apart when two have one name', () => {
    const first = (() => {
      class Item {
        @IsInt() a: number;
      }
      return Item;
    })();
    const second = (() => {
      class Item {
        @IsInt() b: number;
      }
      return Item;
    })();
    class Root {
      @ValidateNested() @Type(() => first) a: object;
      @ValidateNested() @Type(() => first) b: object;
      @ValidateNested() @Type(() => second) c: object;
      @ValidateNested() @Type(() => second) d: object;
    }
    const { properties, $defs } = jsonOf(Root);
    expect(properties).toMatchObject({
      a: { $ref: '#/$defs/Item' },
      c: { $ref: '#/$defs/Item2' },
    });
    expect($defs).toMatchObject({
      Item: { properties: { a: {} } },
      Item2: { properties: { b: {} } },
    });
  });

  it('have names that need no escaping', () => {
    class odd {
      @IsInt() n: number;
    }
    Object.defineProperty(odd, 'name', { value: 'Größe<x>' });
    class nameless {
      @IsInt() n: number;
    }
    Object.defineProperty(nameless, 'name', { value: '' });
    class Root {
      @ValidateNested() @Type(() => odd) a: object;
      @ValidateNested() @Type(() => odd) b: object;
      @ValidateNested() @Type(() => nameless) c: object;
      @ValidateNested() @Type(() => nameless) d: object;
    }
    expect(Object.keys(Object(jsonOf(Root).$defs))).toEqual([
      'Gr__e_x_',
      'Dto',
    ]);
  });
});

describe('descriptions', () => {
  it('come from @Describe, with examples and raw keywords', () => {
    class Query {
      @Describe('Name of the city', { examples: ['Oslo'] })
      @IsString()
      city: string;
      @Describe('Even number', { schema: { multipleOf: 2, maximum: 5 } })
      @IsInt()
      @Max(10)
      even: number;
      @Describe('Day to start') @IsDateString() from: string;
    }
    expect(propertiesOf(Query)).toEqual({
      city: {
        type: 'string',
        description: 'Name of the city',
        examples: ['Oslo'],
      },
      even: {
        type: 'integer',
        description: 'Even number',
        multipleOf: 2,
        maximum: 5,
      },
      from: { type: 'string', description: 'Day to start' },
    });
  });

  it('come from @ApiProperty, and @Describe wins', () => {
    class Query {
      @ApiProperty({
        description: 'City',
        example: 'Oslo',
        default: 'Bergen',
        title: 'T',
        deprecated: true,
      })
      @IsString()
      city: string;
      @ApiProperty({ description: 'swagger', examples: ['a', 'b'] })
      @Describe('ours')
      @IsString()
      x: string;
      @ApiProperty({ examples: { one: { value: 1 }, two: 2 } })
      @IsInt()
      n: number;
    }
    expect(propertiesOf(Query)).toEqual({
      city: {
        type: 'string',
        title: 'T',
        description: 'City',
        default: 'Bergen',
        deprecated: true,
        examples: ['Oslo'],
      },
      x: { type: 'string', description: 'ours', examples: ['a', 'b'] },
      n: { type: 'integer', examples: [1, 2] },
    });
  });

  it('are inherited, and a subclass may replace them', () => {
    class Base {
      @Describe('base a') @IsInt() a: number;
      @Describe('base b', { examples: [1] }) @IsInt() b: number;
    }
    class Derived extends Base {
      @Describe('derived b') @IsInt() declare b: number;
    }
    expect(propertiesOf(Derived)).toMatchObject({
      a: { description: 'base a' },
      b: { description: 'derived b', examples: [1] },
    });
    expect(propertiesOf(Base)).toMatchObject({ b: { description: 'base b' } });
  });

  it('stand beside a reference', () => {
    class Node {
      @Describe('The next one')
      @IsOptional()
      @ValidateNested()
      @Type(() => Node)
      next?: Node;
    }
    expect(propertiesOf(Node)).toEqual({
      next: { $ref: '#', description: 'The next one' },
    });
  });

  it('survive PartialType where @ApiProperty says them', () => {
    class Full {
      @ApiProperty({ description: 'City' }) @IsString() city: string;
      @IsInt() n: number;
    }
    class Part extends PartialType(Full) {}
    const json = jsonOf(Part);
    expect(json.required).toBeUndefined();
    expect(json.properties).toEqual({
      city: { type: 'string', description: 'City' },
      n: { type: 'integer' },
    });
  });

  it('make a property known where the whitelist is off', () => {
    class Query {
      @IsInt() n: number;
      @Describe('Free text') text: string;
    }
    expect(jsonOf(Query, 'input', { whitelist: false })).toEqual({
      type: 'object',
      properties: {
        n: { type: 'integer' },
        text: { type: 'string', description: 'Free text' },
      },
      required: ['n'],
    });
  });
});
