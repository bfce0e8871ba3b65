import {
  IntersectionType,
  OmitType,
  PartialType,
  PickType,
} from '@nestjs/mapped-types';
import { Exclude, Expose, Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsEnum,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { DtoClass } from '../../../lib/schema/schema-source.js';
import type { Disagreement } from './disagreement.js';

enum Color {
  Red = 'red',
  Blue = 'blue',
}

class Flat {
  @IsString() @MaxLength(3) name: string;
  @IsInt() @Min(1) @Max(5) size: number;
  @IsOptional() @IsBoolean() flag?: boolean;
  @IsOptional() @IsEnum(Color) color?: Color;
  @IsNotEmpty() anything: unknown;
}

class Lists {
  @IsArray() @ArrayMaxSize(2) @IsInt({ each: true }) numbers: number[];
  @IsArray() @ArrayUnique() @IsString({ each: true }) names: string[];
  @IsArray() @IsEnum(Color, { each: true }) colors: Color[];
  @IsArray() @IsArray({ each: true }) rows: number[][];
}

class Nested {
  @IsDefined() @ValidateNested() @Type(() => Flat) one: Flat;
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Flat)
  many?: Flat[];
}

class Tree {
  @IsString() name: string;
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Tree)
  children?: Tree[];
}

class Owner {
  @IsString() name: string;
  @IsOptional() @ValidateNested() @Type(() => Pet) pet?: object;
}
class Pet {
  @IsString() kind: string;
  @IsOptional() @ValidateNested() @Type(() => Owner) owner?: Owner;
}

class Circle {
  @IsInt() radius: number;
}
class Square {
  @IsIn(['square']) kind: string;
  @IsInt() side: number;
}
const SHAPE = {
  property: 'kind',
  subTypes: [
    { name: 'circle', value: Circle },
    { name: 'square', value: Square },
  ],
};
class Drawing {
  @IsDefined()
  @ValidateNested()
  @Type(() => Circle, { discriminator: SHAPE })
  main: Circle | Square;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Circle, { discriminator: SHAPE, keepDiscriminatorProperty: true })
  others: (Circle | Square)[];
}

class Person {
  @IsString() @Matches(/^[a-z]+$/) name: string;
  @IsInt() @Min(0) age: number;
}
class Address {
  @IsString() city: string;
}
class Changes extends PartialType(IntersectionType(Person, Address)) {
  @IsInt() id: number;
}
class Card extends IntersectionType(
  PickType(Person, ['name']),
  OmitType(Flat, ['name', 'anything']),
) {}

class Renamed {
  @Expose({ name: 'full_name' }) @IsString() fullName: string;
  @Exclude({ toClassOnly: true }) @IsOptional() @IsString() secret?: string;
  @IsInt() n: number;
}

class Conditional {
  @IsIn(['mail', 'call']) how: string;
  @ValidateIf((o: Conditional) => o.how === 'mail') @IsString() address: string;
  @ValidateIf((_, value) => value !== null) @IsInt() level: number | null;
  @ValidateIf((o: Conditional) => o.note !== undefined)
  @IsString()
  note?: string;
  @IsString({ validateIf: (o: Conditional) => o.how === 'call' })
  number: string;
  @Allow() extra: unknown;
}

function pageOf(item: DtoClass) {
  class Page {
    @IsInt() total: number;
    @IsArray()
    @ValidateNested({ each: true })
    @Type(() => item)
    items: object[];
  }
  return Page;
}
const People = pageOf(Person);
const Addresses = pageOf(Address);
class Pages {
  @IsDefined() @ValidateNested() @Type(() => People) people: object;
  @IsDefined() @ValidateNested() @Type(() => Addresses) addresses: object;
}

const PERSON = { name: 'ann', age: 1 };
const FLAT = { name: 'abc', size: 5, flag: true, color: 'red', anything: 1 };

/** A DTO class, with values it accepts and what its schema cannot say. */
export interface Shape {
  readonly dto: DtoClass;
  readonly values: readonly object[];
  readonly except?: readonly Omit<Disagreement, 'of'>[];
}

const like = (pattern: RegExp) => (value: unknown) =>
  pattern.test(JSON.stringify(value) ?? '');

const WITH_NULL = (example: object) => ({
  schema: 'narrower' as const,
  io: 'input' as const,
  because:
    'a model leaves out what it has no value for, so null is not said to be fine for @IsOptional()',
  example,
  covers: like(/:null/),
});
const WITH_LIST = (example: object) => ({
  schema: 'narrower' as const,
  because:
    'class-validator looks into arrays wherever an object is nested, so an empty one passes',
  example,
  covers: like(/\[\]/),
});

/** DTO classes of every kind. */
export const SHAPES: readonly Shape[] = [
  { dto: Flat, values: [FLAT], except: [WITH_NULL({ ...FLAT, color: null })] },
  {
    dto: Lists,
    values: [
      { numbers: [1, 2], names: ['a'], colors: ['red'], rows: [[1], []] },
    ],
  },
  {
    dto: Nested,
    values: [{ one: FLAT, many: [FLAT] }],
    except: [
      WITH_NULL({ one: FLAT, many: null }),
      WITH_LIST({ one: [], many: [] }),
    ],
  },
  {
    dto: Tree,
    values: [
      { name: 'a', children: [{ name: 'b', children: [{ name: 'c' }] }] },
    ],
    except: [
      WITH_NULL({ name: 'a', children: null }),
      WITH_LIST({ name: 'a', children: [[]] }),
    ],
  },
  {
    dto: Owner,
    values: [{ name: 'a', pet: { kind: 'cat', owner: { name: 'b' } } }],
    except: [
      WITH_NULL({ name: 'a', pet: null }),
      WITH_LIST({ name: 'a', pet: [] }),
    ],
  },
  {
    dto: Drawing,
    values: [
      {
        main: { kind: 'circle', radius: 1 },
        others: [
          { kind: 'square', side: 2 },
          { kind: 'circle', radius: 3 },
        ],
      },
    ],
    except: [WITH_LIST({ main: [], others: [] })],
  },
  {
    dto: Changes,
    values: [{ id: 1, ...PERSON, city: 'Oslo' }, { id: 1 }],
    except: [WITH_NULL({ id: 1, age: null })],
  },
  {
    dto: Card,
    values: [{ name: 'ann', size: 1, flag: false }],
    except: [WITH_NULL({ name: 'ann', size: 1, flag: null })],
  },
  {
    dto: Renamed,
    values: [{ full_name: 'Ann', n: 1 }],
    except: [
      {
        schema: 'narrower',
        io: 'input',
        because:
          'class-transformer takes the property under its own name as well, and drops what is excluded without a word',
        example: { fullName: 'Ann', n: 1 },
        covers: like(/"(secret|fullName)"/),
      },
      {
        schema: 'wider',
        io: 'output',
        because:
          'either name is fine, depending on whether an interceptor renamed it',
        example: { n: 1 },
        covers: (value) => !like(/"full_name"/)(value),
      },
    ],
  },
  {
    dto: Conditional,
    values: [
      { how: 'mail', address: 'x', level: 1, note: 'y', number: 1 },
      { how: 'call', address: 1, level: null, number: 'z', extra: {} },
    ],
    except: [
      {
        schema: 'wider',
        because: 'what a condition says is known only for a whole value',
        example: { how: 'mail', address: 1, level: 1 },
      },
    ],
  },
  {
    dto: Pages,
    values: [
      {
        people: { total: 1, items: [PERSON] },
        addresses: { total: 1, items: [{ city: 'Oslo' }] },
      },
    ],
    except: [WITH_LIST({ people: [], addresses: [] })],
  },
];
