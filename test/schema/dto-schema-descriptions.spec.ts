import { Type } from 'class-transformer';
import {
  IsDateString,
  IsInt,
  IsOptional,
  IsString,
  Max,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Describe } from '../../lib/decorators/describe.decorator.js';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';

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
