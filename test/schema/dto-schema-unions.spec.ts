import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import { SchemaException } from '../../lib/schema/schema.exception.js';
import type { DtoClass } from '../../lib/schema/schema-source.js';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';

abstract class Shape {}
class Circle extends Shape {
  @IsInt() radius: number;
}
class Square extends Shape {
  @IsIn(['square', 'box']) kind: string;
  @IsInt() side: number;
}
const SHAPE = {
  property: 'kind',
  subTypes: [
    { name: 'circle', value: Circle },
    { name: 'square', value: Square },
  ],
};
const CIRCLE = {
  type: 'object',
  properties: {
    radius: { type: 'integer' },
    kind: { type: 'string', const: 'circle' },
  },
  required: ['radius', 'kind'],
  additionalProperties: false,
};
const SQUARE = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['square', 'box'], const: 'square' },
    side: { type: 'integer' },
  },
  required: ['kind', 'side'],
  additionalProperties: false,
};

describe('a @Type() with a discriminator', () => {
  it('is a union whose branches say which class they are', () => {
    class Drawing {
      @ValidateNested()
      @Type(() => Object(Shape), { discriminator: SHAPE })
      shape: Shape;
    }
    expect(propertiesOf(Drawing)).toEqual({
      shape: { type: 'object', anyOf: [CIRCLE, SQUARE] },
    });
  });

  it('is one for the items of an array, with or without the property kept', () => {
    class Drawing {
      @IsArray()
      @ValidateNested({ each: true })
      @Type(() => Object(Shape), {
        discriminator: SHAPE,
        keepDiscriminatorProperty: true,
      })
      shapes: Shape[];
    }
    expect(propertiesOf(Drawing)).toEqual({
      shapes: { type: 'array', items: { anyOf: [CIRCLE, SQUARE] } },
    });
  });

  it('is found without @ValidateNested() where its classes have decorators', () => {
    class Drawing {
      @IsOptional()
      @Type(() => Object(Shape), { discriminator: SHAPE })
      shape?: Shape;
    }
    expect(propertiesOf(Drawing).shape).toHaveProperty('anyOf');
  });

  it('does not ask an output to say what its class says', () => {
    class Drawing {
      @IsOptional()
      @ValidateNested()
      @Type(() => Object(Shape), { discriminator: SHAPE })
      shape?: Shape;
    }
    const shape = {
      type: 'object',
      anyOf: [{ ...CIRCLE, required: ['radius'] }, SQUARE],
    };
    expect(propertiesOf(Drawing, 'output')).toEqual({
      shape: { anyOf: [shape, { type: 'null' }] },
    });
  });

  it('keeps a class apart from itself as a branch, and branches from one another', () => {
    class Group {
      @IsString() name: string;
      @IsArray()
      @ValidateNested({ each: true })
      @Type(() => Group, {
        discriminator: {
          property: 'is',
          subTypes: [
            { name: 'open', value: Group },
            { name: 'closed', value: Group },
          ],
        },
      })
      members: Group[];
    }
    const { properties, $defs } = jsonOf(Group);
    const items = {
      anyOf: [{ $ref: '#/$defs/Group' }, { $ref: '#/$defs/Group2' }],
    };
    expect(properties).toEqual({
      name: { type: 'string' },
      members: { type: 'array', items },
    });
    expect($defs).toMatchObject({
      Group: { properties: { is: { const: 'open' }, members: { items } } },
      Group2: { properties: { is: { const: 'closed' }, members: { items } } },
    });
  });

  it('must name a property and classes that exist', () => {
    const withOptions = (discriminator: object): DtoClass => {
      class Drawing {
        @ValidateNested()
        @Type(() => Circle, { discriminator: Object(discriminator) })
        shape: Shape;
      }
      return Drawing;
    };
    for (const discriminator of [
      { property: 'kind', subTypes: [] },
      { property: 'kind' },
      { property: '', subTypes: SHAPE.subTypes },
      { subTypes: SHAPE.subTypes },
      { property: 'kind', subTypes: [{ name: 'x', value: undefined }] },
      { property: 'kind', subTypes: [{ name: 1, value: Circle }] },
      { property: 'kind', subTypes: [null] },
    ])
      expect(() => jsonOf(withOptions(discriminator))).toThrow(
        expect.objectContaining({
          code: 'MCP_SCHEMA_NESTED_TYPE',
          message: expect.stringContaining('Drawing.shape has a @Type()'),
          remedy: expect.stringContaining('subTypes: [{ name:'),
        }),
      );
  });

  it('cannot stand in a Map, where class-transformer cannot carry it out', () => {
    class Drawing {
      @ValidateNested({ each: true })
      @Type(() => Circle, { discriminator: SHAPE })
      shapes: Map<string, Shape>;
    }
    expect(() => jsonOf(Drawing)).toThrow(SchemaException);
    expect(() => jsonOf(Drawing)).toThrow('is a Map with a discriminator');
  });

  it('leads to start-up errors of the classes it names', () => {
    class Bare {}
    class Drawing {
      @ValidateNested()
      @Type(() => Circle, {
        discriminator: {
          property: 'kind',
          subTypes: [{ name: 'bare', value: Bare }],
        },
      })
      shape: Shape;
    }
    expect(() =>
      compileSchema(Drawing, { io: 'input', mode: 'strict' }),
    ).toThrow('Bare has no property with a class-validator decorator.');
  });
});
