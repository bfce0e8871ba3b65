import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import * as v from 'class-validator';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';

describe('a decorator in a schema', () => {
  it('names the only values, or those that are refused', () => {
    class Query {
      @v.Equals('on') on: string;
      @v.NotEquals(0) factor: number;
      @v.IsNotIn(['admin', 'root']) user: string;
      @v.IsEmpty() trap: unknown;
      @v.IsDefined() anything: unknown;
      @v.IsNotEmpty() something: unknown;
      @v.Equals(null) nothing: string;
    }
    expect(propertiesOf(Query)).toEqual({
      on: { type: 'string', const: 'on' },
      factor: { type: 'number', not: { const: 0 } },
      user: { type: 'string', not: { enum: ['admin', 'root'] } },
      trap: { enum: ['', null] },
      anything: { not: { type: 'null' } },
      something: { not: { enum: ['', null] } },
      nothing: { const: null },
    });
  });

  it('limits numbers and places', () => {
    class Query {
      @v.IsDivisibleBy(5) step: number;
      @v.IsLatitude() lat: number;
      @v.IsLongitude() long: string;
      @v.IsLatitude() either: unknown;
    }
    expect(propertiesOf(Query)).toMatchObject({
      step: { type: 'number', multipleOf: 5 },
      lat: { type: 'number', minimum: -90, maximum: 90 },
      long: { type: 'string', pattern: expect.any(String) },
      either: { type: ['number', 'string'], minimum: -90, maximum: 90 },
    });
  });

  it('says what arrays and objects contain', () => {
    class Query {
      @v.ArrayContains(['a']) one: string[];
      @v.ArrayContains(['a', 'b']) both: string[];
      @v.ArrayNotContains(['x']) none: string[];
      @v.IsNotEmptyObject() meta: object;
    }
    expect(propertiesOf(Query)).toEqual({
      one: { type: 'array', contains: { const: 'a' } },
      both: {
        type: 'array',
        allOf: [{ contains: { const: 'a' } }, { contains: { const: 'b' } }],
      },
      none: { type: 'array', not: { contains: { enum: ['x'] } } },
      meta: { type: 'object', minProperties: 1 },
    });
  });

  it('gives the form of texts', () => {
    class Query {
      @v.Contains('1+1') sum: string;
      @v.NotContains('?') quiet: string;
      @v.IsAlpha() word: string;
      @v.IsAlpha('de-DE') wort: string;
      @v.IsUUID('4') id: string;
      @v.IsIP() address: string;
      @v.IsIP(6) six: string;
      @v.IsFQDN() host: string;
      @v.IsJSON() payload: string;
      @v.IsBooleanString() flag: string;
      @v.IsByteLength(4, 9) bytes: string;
    }
    expect(propertiesOf(Query)).toEqual({
      sum: { type: 'string', pattern: '1\\+1' },
      quiet: { type: 'string', not: { pattern: '\\?' } },
      word: { type: 'string', pattern: '^[A-Za-z]+$' },
      wort: { type: 'string' },
      id: {
        type: 'string',
        format: 'uuid',
        pattern: expect.stringContaining('-[4]'),
      },
      address: {
        type: 'string',
        anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }],
      },
      six: { type: 'string', format: 'ipv6' },
      host: { type: 'string', format: 'hostname' },
      payload: { type: 'string', contentMediaType: 'application/json' },
      flag: { type: 'string', enum: ['true', 'false', '1', '0'] },
      bytes: { type: 'string', minLength: 1, maxLength: 9 },
    });
  });

  it('describes to models what JSON Schema cannot say', () => {
    class Query {
      @v.IsTimeZone() zone: string;
      @v.IsIBAN() account: string;
      @v.IsISBN('13') book: string;
      @v.IsPhoneNumber('NO') phone: string;
      @v.MinDate(new Date(0))
      @v.MaxDate(new Date(1000))
      @Type(() => Date)
      at: Date;
    }
    expect(propertiesOf(Query)).toMatchObject({
      zone: { description: 'Name of a time zone, like Europe/Oslo' },
      account: { description: 'IBAN with its check digits' },
      book: { description: 'ISBN-13 with its check digit' },
      phone: { description: 'Phone number of the region NO' },
      at: {
        type: 'string',
        format: 'date-time',
        description:
          'Not before 1970-01-01T00:00:00.000Z; Not after 1970-01-01T00:00:01.000Z',
      },
    });
  });

  it('stands beside another that uses the same keyword', () => {
    class Query {
      @v.NotContains('a') @v.NotContains('b') both: string;
      @v.IsVariableWidth() @v.Contains('x') @v.Contains('y') wide: string;
    }
    const { both, wide } = propertiesOf(Query);
    expect(both).toEqual({
      type: 'string',
      not: { pattern: 'b' },
      allOf: [{ not: { pattern: 'a' } }],
    });
    expect(Object(wide).allOf).toHaveLength(3);
  });

  it('makes a property required where it refuses its absence, and only there', () => {
    class Query {
      @v.IsDefined() a: unknown;
      @v.IsString({ each: true }) b: string[];
      @v.Allow() c: unknown;
      @v.IsEmpty() d: unknown;
      @v.NotEquals('x') e: string;
      @v.IsNotIn(['x']) f: string;
    }
    expect(jsonOf(Query).required).toEqual(['a', 'b']);
    expect(jsonOf(Query, 'output').required).toEqual(['a', 'b']);
  });

  it('asks models for nested objects that class-validator lets be missing', () => {
    class Leaf {
      @v.IsInt() n: number;
    }
    class Query {
      @v.ValidateNested() @Type(() => Leaf) leaf: Leaf;
    }
    expect(jsonOf(Query).required).toEqual(['leaf']);
    expect(jsonOf(Query, 'output').required).toBeUndefined();
  });

  it('keeps what is said about a nested object beside its reference', () => {
    class Node {
      @v.IsOptional()
      @v.IsNotEmptyObject()
      @v.ValidateNested()
      @Type(() => Node)
      next?: Node;
    }
    expect(propertiesOf(Node)).toEqual({
      next: { $ref: '#', minProperties: 1 },
    });
  });

  it('leaves formats that are narrower out of outputs', () => {
    class Result {
      @v.IsEmail() email: string;
      @v.IsFQDN() host: string;
      @v.IsIP() address: string;
      @v.IsIP('4') four: string;
      @v.IsRFC3339() at: string;
    }
    expect(propertiesOf(Result, 'output')).toEqual({
      email: { type: 'string' },
      host: { type: 'string' },
      address: { type: 'string' },
      four: { type: 'string', format: 'ipv4' },
      at: { type: 'string', pattern: expect.any(String) },
    });
  });

  it('with a limit that is none says nothing', () => {
    class Query {
      @v.MinLength(Number.NaN) a: string;
      @v.MaxLength(-1) b: string;
      @v.ArrayMinSize(-1) c: unknown[];
      @v.IsDivisibleBy(0) d: number;
      @v.IsDivisibleBy(Object('5')) e: number;
      @v.IsByteLength(Object('1')) f: string;
      @v.MinDate(new Date(Number.NaN)) @Type(() => Date) g: Date;
      @v.ArrayContains(Object('x')) h: unknown[];
    }
    expect(propertiesOf(Query)).toEqual({
      a: { type: 'string' },
      b: { type: 'string' },
      c: { type: 'array', minItems: 0 },
      d: { type: 'number' },
      e: { type: 'number' },
      f: { type: 'string' },
      g: { type: 'string', format: 'date-time' },
      h: { type: 'array' },
    });
  });
});
