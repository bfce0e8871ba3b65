import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsEnum,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import type { DtoClass } from '../../lib/schema/schema-source.js';
import { Color, Mixed, jsonOf, propertiesOf } from './dto-schema.fixture.js';
import { issuesOf, valueOf } from './dto-validation.fixture.js';

class Person {
  @IsString() name: string;
}
class City {
  @IsString() name: string;
  @IsInt() people: number;
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

describe('classes made by a function', () => {
  const people = pageOf(Person);
  const cities = pageOf(City);

  it('are kept apart, though they have one name', () => {
    class Directory {
      @ValidateNested() @Type(() => people) a: object;
      @ValidateNested() @Type(() => people) b: object;
      @ValidateNested() @Type(() => cities) c: object;
      @ValidateNested() @Type(() => cities) d: object;
    }
    const { properties, $defs } = jsonOf(Directory);
    expect(properties).toMatchObject({
      a: { $ref: '#/$defs/Page' },
      c: { $ref: '#/$defs/Page2' },
    });
    expect($defs).toMatchObject({
      Page: { properties: { items: { items: { required: ['name'] } } } },
      Page2: {
        properties: { items: { items: { required: ['name', 'people'] } } },
      },
    });
  });

  it('may be the root', async () => {
    expect(await valueOf(people, { total: 0, items: [] })).toBeInstanceOf(
      people,
    );
    expect(
      await issuesOf(cities, { total: 1, items: [{ name: 'Oslo' }] }),
    ).toMatchObject([{ path: ['items', 0, 'people'] }]);
  });
});

describe('classes that nest each other', () => {
  class Team {
    @IsString() name: string;
    @ValidateNested({ each: true }) @Type(() => Member) members: object[];
  }
  class Member {
    @IsOptional() @ValidateNested() @Type(() => Team) leads?: Team;
    @IsOptional() @ValidateNested() @Type(() => Member) boss?: Member;
  }

  it('refer to each other, the root by #', () => {
    const { properties, $defs } = jsonOf(Team);
    expect(properties).toMatchObject({
      members: { items: { $ref: '#/$defs/Member' } },
    });
    expect($defs).toMatchObject({
      Member: {
        properties: {
          leads: { $ref: '#' },
          boss: { $ref: '#/$defs/Member' },
        },
      },
    });
  });
});

describe('containers', () => {
  class Query {
    @IsOptional()
    @IsString({ each: true })
    @Type(() => String)
    set?: Set<string>;
    @IsOptional()
    @IsNumber({}, { each: true })
    @Type(() => Number)
    map?: Map<string, number>;
    @IsOptional() @IsEnum(Color, { each: true }) colors?: Color[];
    @IsOptional() @IsEnum(Mixed, { each: true }) mixed?: Mixed[];
    @IsOptional() @IsArray({ each: true }) rows?: number[][];
  }

  it('are described with their items or members', () => {
    expect(propertiesOf(Query)).toEqual({
      set: { type: 'array', items: { type: 'string' } },
      map: { type: 'object', additionalProperties: { type: 'number' } },
      colors: {
        type: 'array',
        items: { type: 'string', enum: ['red', 'blue'] },
      },
      mixed: { type: 'array', items: { enum: [0, 'yes'] } },
      rows: { type: 'array', items: { type: 'array' } },
    });
  });

  it('are made of arrays and objects', async () => {
    const value: unknown = await valueOf(Query, {
      set: ['a', 'b'],
      map: { x: 1 },
      colors: ['red'],
      mixed: [0, 'yes'],
      rows: [[1], []],
    });
    expect(value).toMatchObject({
      set: new Set(['a', 'b']),
      map: new Map([['x', 1]]),
    });
  });
});
