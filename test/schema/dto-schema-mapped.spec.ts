import { describe, expect, it } from '@jest/globals';
import * as mapped from '@nestjs/mapped-types';
import * as swagger from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  Allow,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Describe } from '../../lib/decorators/describe.decorator.js';
import { carryNotes } from '../../lib/schema/dto/carried-notes.js';
import { loadTypeStorage } from '../../lib/schema/dto/type-storage.js';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';
import { valueOf } from './dto-validation.fixture.js';

class Leaf {
  @IsInt() n: number;
}
class Full {
  @Describe('Above the others') @IsString() @MaxLength(9) above: string;
  @IsInt() @Describe('Below the others', { examples: [1] }) below: number;
  @Describe('Nested') @ValidateNested() @Type(() => Leaf) nested: Leaf;
  @Describe('Anything', { schema: { minProperties: 1 } }) @Allow() any: unknown;
  @IsString() silent: string;
}
class Other {
  @Describe('Other one') @IsString() other: string;
}

describe.each([
  ['@nestjs/mapped-types', mapped],
  ['@nestjs/swagger', swagger],
] as const)('a class mapped with %s', (_, types) => {
  it('keeps constraints and notes in PartialType, where nothing is required', () => {
    class Part extends types.PartialType(Full) {}
    const { required, properties } = jsonOf(Part);
    expect(required).toBeUndefined();
    expect(properties).toMatchObject({
      above: { type: 'string', maxLength: 9, description: 'Above the others' },
      below: {
        type: 'integer',
        description: 'Below the others',
        examples: [1],
      },
      nested: { description: 'Nested', properties: { n: {} } },
      any: { description: 'Anything', minProperties: 1 },
      silent: { type: 'string' },
    });
  });

  it('still holds where null is not to be skipped', () => {
    class Part extends types.PartialType(Full, { skipNullProperties: false }) {}
    expect(jsonOf(Part).required).toBeUndefined();
    expect(propertiesOf(Part).silent).toEqual({ type: 'string' });
    expect(propertiesOf(Part, 'output').silent).toEqual({ type: 'string' });
  });

  it('has what PickType takes, and not what OmitType leaves out', () => {
    class Picked extends types.PickType(Full, ['below', 'any']) {}
    class Rest extends types.OmitType(Full, ['below', 'any']) {}
    expect(propertiesOf(Picked)).toEqual({
      below: {
        type: 'integer',
        description: 'Below the others',
        examples: [1],
      },
      any: { description: 'Anything', minProperties: 1 },
    });
    expect(Object.keys(propertiesOf(Rest))).not.toContain('below');
    expect(jsonOf(Rest).required).toEqual(['above', 'nested', 'silent']);
  });

  it('has the properties of all classes of IntersectionType', () => {
    class Both extends types.IntersectionType(Full, Other) {}
    expect(propertiesOf(Both)).toMatchObject({
      above: { description: 'Above the others' },
      other: { description: 'Other one' },
    });
  });

  it('may be mapped again, and extended', () => {
    class Part extends types.PartialType(types.OmitType(Full, ['any'])) {
      @Describe('Newly said') @IsString() declare above: string;
      @Describe('Own') @IsInt() own: number;
    }
    expect(jsonOf(Part).required).toEqual(['own']);
    expect(propertiesOf(Part)).toMatchObject({
      above: { description: 'Newly said' },
      below: { description: 'Below the others' },
      own: { description: 'Own' },
    });
  });

  it('takes the notes of a subclass over those of its ancestor', () => {
    class Derived extends Full {
      @Describe('Of the subclass') @IsString() declare silent: string;
      @Describe('Said again') @IsInt() declare below: number;
    }
    class Part extends types.PartialType(Derived) {}
    expect(propertiesOf(Part)).toMatchObject({
      silent: { description: 'Of the subclass' },
      below: { description: 'Said again', examples: [1] },
      above: { description: 'Above the others' },
    });
  });

  it('transforms as before: notes are nothing class-transformer carries out', async () => {
    class Loud {
      @Describe('Shouted')
      @Transform(({ value }) => String(value).toUpperCase())
      @IsString()
      text: string;
      @Describe('As it is') @IsString() plain: string;
    }
    class Part extends types.PartialType(Loud) {}
    const input = { text: 'a', plain: 'b' };
    for (const pipe of [{}, { transformOptions: { groups: ['x'] } }])
      expect(await valueOf(Part, input, pipe)).toMatchObject({ plain: 'b' });
    expect(await valueOf(Part, input)).toMatchObject({ text: 'A' });
  });
});

describe('notes', () => {
  it('are left where there is no class-transformer, and nothing breaks', () => {
    const failing = (error: object) => (): never => {
      throw error;
    };
    const missing = Object.assign(new Error(), { code: 'MODULE_NOT_FOUND' });
    const storage = loadTypeStorage(failing(missing));
    expect(storage).toBeUndefined();
    expect(() =>
      carryNotes(Full, 'above', { title: 'x' }, storage),
    ).not.toThrow();
    expect(() => loadTypeStorage(failing(new TypeError('broken')))).toThrow(
      'broken',
    );
  });
});

describe('@ApiProperty', () => {
  it('is said of mapped classes too, and @Describe wins', () => {
    class Base {
      @swagger.ApiProperty({ description: 'swagger', example: 'x' })
      @Describe('ours')
      @IsString()
      both: string;
      @swagger.ApiProperty({ description: 'swagger only' })
      @IsOptional()
      @IsString()
      one?: string;
    }
    class Part extends swagger.PartialType(Base) {}
    expect(propertiesOf(Part)).toEqual({
      both: { type: 'string', description: 'ours', examples: ['x'] },
      one: { type: 'string', description: 'swagger only' },
    });
  });
});
