import { Type } from 'class-transformer';
import {
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';

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
