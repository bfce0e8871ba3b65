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
} from 'class-validator';
import { Color, Mixed, jsonOf, propertiesOf } from './dto-schema.fixture.js';

enum Level {
  Low,
  High,
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
});
