import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsBoolean,
  IsDate,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsIP,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { Describe } from '../../../lib/decorators/describe.decorator.js';
import { fieldsOf, formOf, read } from './forms.fixture.js';

enum Size {
  Small = 's',
  Large = 'l',
}

class Order {
  @Describe('How large')
  @IsEnum(Size)
  size: Size;

  @IsIn(['cash', 'card'])
  by: string;

  @IsArray()
  @ArrayMaxSize(2)
  @IsIn(['ham', 'egg'], { each: true })
  toppings: string[];

  @Describe('Where the receipt goes', { schema: { title: 'Mail' } })
  @IsOptional()
  @IsEmail()
  mail?: string;

  @IsInt()
  @Min(1)
  @Max(9)
  count = 2;

  @IsBoolean()
  now = true;

  @ValidateIf((order: Order) => !order.now)
  @IsDate()
  @Type(() => Date)
  at?: Date;

  @Equals('yes')
  agreed: 'yes';
}

const CONTENT = { size: 'l', by: 'card', toppings: ['egg'], agreed: 'yes' };

describe('a form made of a DTO', () => {
  it('has a field for each property', () => {
    expect(formOf(Order).requestedSchema).toEqual({
      type: 'object',
      properties: {
        size: {
          type: 'string',
          description: 'How large',
          enum: ['s', 'l'],
        },
        by: { type: 'string', enum: ['cash', 'card'] },
        toppings: {
          type: 'array',
          maxItems: 2,
          items: { type: 'string', enum: ['ham', 'egg'] },
        },
        mail: {
          type: 'string',
          title: 'Mail',
          description: 'Where the receipt goes',
          format: 'email',
        },
        count: { type: 'integer', minimum: 1, maximum: 9, default: 2 },
        now: { type: 'boolean', default: true },
        at: { type: 'string', format: 'date-time' },
        agreed: { type: 'string', enum: ['yes'] },
      },
      required: ['size', 'by', 'toppings', 'agreed'],
    });
  });

  it('is read as an instance, with what its initialisers give', async () => {
    const result = await read(Order, CONTENT);
    expect(result).toEqual({
      ok: true,
      value: expect.objectContaining({ ...CONTENT, count: 2, now: true }),
    });
    expect(Object(result).value).toBeInstanceOf(Order);
  });

  it('is read as its decorators say, whatever the form could ask', async () => {
    const later = { ...CONTENT, now: false };
    const at = '2026-01-31T12:00:00Z';
    expect(await read(Order, { ...later, at })).toMatchObject({
      ok: true,
      value: { at: new Date(at) },
    });
    expect(await read(Order, later)).toMatchObject({
      ok: false,
      issues: [{ path: ['at'] }],
    });
    expect(await read(Order, { ...CONTENT, other: 1 })).toMatchObject({
      ok: false,
      issues: [{ path: ['other'], message: 'is not a known property' }],
    });
  });

  it('leaves out what only narrows text and numbers, and checks it', async () => {
    class Narrow {
      @IsUUID() id: string;
      @IsIP() ip: string;
      @Matches(/b$/) @Matches(/^a/) @Length(1, 3) code: string;
      @IsNumber() @IsPositive() price: number;
    }
    expect(fieldsOf(Narrow)).toEqual({
      id: { type: 'string' },
      ip: { type: 'string' },
      code: { type: 'string', minLength: 1, maxLength: 3 },
      price: { type: 'number', minimum: 0 },
    });
    const wrong = { id: 'x', ip: 'x', code: 'ac', price: 0 };
    expect(await read(Narrow, wrong)).toMatchObject({
      ok: false,
      issues: ['id', 'ip', 'code', 'price'].map((name) => ({ path: [name] })),
    });
  });

  it('is refused with the name of a property no form can ask for', () => {
    enum Level {
      Low,
      High,
    }
    class Numbers {
      @IsEnum(Level) level: Level;
    }
    class Tags {
      @IsString({ each: true }) tags: string[];
    }
    expect(() => formOf(Numbers)).toThrow(/^level is a choice of numbers/);
    expect(() => formOf(Tags)).toThrow(/^tags is a list/);
  });
});
