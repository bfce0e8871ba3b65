import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsInt,
  IsOptional,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  registerDecorator,
  type ValidationOptions,
} from 'class-validator';
import { Describe } from '../../lib/decorators/describe.decorator.js';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';
import { issuesOf, valueOf } from './dto-validation.fixture.js';

@ValidatorConstraint({ name: 'iata' })
class Iata {
  validate(value: unknown) {
    return typeof value === 'string' && /^[A-Z]{3}$/.test(value);
  }
  defaultMessage() {
    return '$property must be an IATA code';
  }
}
const IsIata =
  (options?: ValidationOptions) => (target: object, propertyName: string) =>
    registerDecorator({
      name: 'isIata',
      target: target.constructor,
      propertyName,
      options,
      validator: new Iata(),
    });

const CODE = { type: 'string', pattern: '^[A-Z]{3}$' };
class Leg {
  @Describe('Airport of departure', { schema: CODE, examples: ['OSL'] })
  @Validate(Iata)
  from: string;
  @Describe('Seat', { schema: { multipleOf: 2 } }) @IsInt() seat: number;
}
class Trip {
  @Describe('Airports on the way', { schema: { items: CODE } })
  @IsOptional()
  @IsArray()
  @IsIata({ each: true })
  via?: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => Leg) legs: Leg[];
}

describe('a custom validator', () => {
  it('is described by the keywords of @Describe(), nested and in arrays', () => {
    expect(propertiesOf(Trip)).toMatchObject({
      via: {
        type: 'array',
        items: CODE,
        description: 'Airports on the way',
      },
      legs: {
        items: {
          properties: {
            from: {
              ...CODE,
              description: 'Airport of departure',
              examples: ['OSL'],
            },
            seat: { type: 'integer', multipleOf: 2 },
          },
          required: ['from', 'seat'],
        },
      },
    });
  });

  it('is carried out wherever it stands', async () => {
    const legs = [{ from: 'OSL', seat: 3 }];
    expect(await valueOf(Trip, { via: ['BGO'], legs })).toBeInstanceOf(Trip);
    expect(
      await issuesOf(Trip, { via: ['bgo'], legs: [{ from: 'Oslo', seat: 1 }] }),
    ).toEqual([
      { path: ['via'], message: 'must be an IATA code' },
      {
        path: ['legs', 0, 'from'],
        message: 'must be an IATA code, got "Oslo"',
      },
    ]);
  });

  it('decides, and the keywords are for those who write: nothing checks them twice', async () => {
    expect(
      await valueOf(Trip, { legs: [{ from: 'OSL', seat: 3 }] }),
    ).toBeInstanceOf(Trip);
  });

  it('has text coerced to the type of its keywords', async () => {
    const Even = () => (target: object, propertyName: string) =>
      registerDecorator({
        name: 'even',
        target: target.constructor,
        propertyName,
        validator: { validate: (n: unknown) => Number(n) % 2 === 0 },
      });
    class Query {
      @Describe('Even', { schema: { type: 'integer', multipleOf: 2 } })
      @Even()
      n: unknown;
    }
    expect(jsonOf(Query).required).toEqual(['n']);
    const { validate } = compileSchema(Query, { io: 'input', mode: 'coerce' });
    expect(await validate({ n: '4' })).toMatchObject({ value: { n: 4 } });
    expect(await validate({ n: '5' })).toMatchObject({ ok: false });
  });
});
