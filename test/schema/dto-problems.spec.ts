import { Transform, Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import {
  IsDate,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { Describe } from '../../lib/decorators/describe.decorator.js';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import { loadDtoPeers } from '../../lib/schema/dto/dto-peers.js';
import { SchemaException } from '../../lib/schema/schema.exception.js';
import type { DtoClass } from '../../lib/schema/schema-source.js';

function problemOf(
  dto: DtoClass,
  io: 'input' | 'output' = 'input',
): SchemaException | undefined {
  try {
    compileSchema(dto, { io, mode: 'strict' });
  } catch (error) {
    if (error instanceof SchemaException) return error;
    throw error;
  }
  return undefined;
}

class Undecorated {
  x?: number;
}

describe('a DTO no schema can be made of', () => {
  it('has no class-validator decorator', () => {
    expect(problemOf(Undecorated)).toMatchObject({
      code: 'MCP_SCHEMA_DTO_EMPTY',
      message: 'Undecorated has no property with a class-validator decorator.',
      remedy: expect.stringContaining('@IsString()'),
    });
    expect(problemOf(class {})?.code).toBe('MCP_SCHEMA_DTO_EMPTY');
    expect(problemOf(Object)?.code).toBe('MCP_SCHEMA_DTO_EMPTY');
  });

  it('nests a class without decorators', () => {
    class Root {
      @ValidateNested() @Type(() => Undecorated) child: Undecorated;
    }
    expect(problemOf(Root)).toMatchObject({
      code: 'MCP_SCHEMA_DTO_EMPTY',
      message: expect.stringContaining('Undecorated'),
    });
  });

  it('describes a property that the whitelist refuses', () => {
    class ByUs {
      @IsInt() n: number;
      @Describe('forgotten') city: string;
    }
    class BySwagger {
      @IsInt() n: number;
      @ApiProperty() city: string;
    }
    for (const dto of [ByUs, BySwagger])
      expect(problemOf(dto)).toMatchObject({
        code: 'MCP_SCHEMA_UNDECORATED_PROPERTY',
        message: `${dto.name}.city has no class-validator decorator, so the whitelist refuses it.`,
        remedy: `Add a validator or @Allow() to ${dto.name}.city.`,
      });
  });

  it('has a property in every instance that the whitelist refuses', () => {
    class Query {
      @IsInt() n: number;
      private readonly cache = new Map();
      size() {
        return this.cache.size;
      }
    }
    expect(problemOf(Query)).toMatchObject({
      code: 'MCP_SCHEMA_UNDECORATED_PROPERTY',
      message: expect.stringContaining('Query.cache'),
    });
    expect(() =>
      compileSchema(Query, {
        io: 'input',
        mode: 'strict',
        pipe: { forbidNonWhitelisted: false },
      }),
    ).not.toThrow();
  });

  it('nests objects whose class cannot be found', () => {
    class Item {
      @IsInt() n: number;
    }
    class List {
      @ValidateNested({ each: true }) items: Item[];
    }
    class Untyped {
      @ValidateNested() item: unknown;
    }
    class Primitive {
      @ValidateNested() @Type(() => String) item: string;
    }
    for (const dto of [List, Untyped, Primitive])
      expect(problemOf(dto)).toMatchObject({
        code: 'MCP_SCHEMA_NESTED_TYPE',
        message: expect.stringContaining('its class cannot be found'),
        remedy: expect.stringContaining('@Type(() => X)'),
      });
  });

  it('has a @Type() that gives nothing, or a discriminator', () => {
    class Cycle {
      @ValidateNested() @Type(() => Object(undefined)) item: object;
    }
    class Shape {
      @IsString() kind: string;
    }
    class Union {
      @ValidateNested()
      @Type(() => Shape, {
        discriminator: { property: 'kind', subTypes: [] },
      })
      shape: Shape;
    }
    expect(problemOf(Cycle)).toMatchObject({
      code: 'MCP_SCHEMA_NESTED_TYPE',
      message: expect.stringContaining('import cycle'),
    });
    expect(problemOf(Union)).toMatchObject({
      code: 'MCP_SCHEMA_NESTED_TYPE',
      message: expect.stringContaining('discriminator'),
    });
  });

  it('asks for a Date that nothing makes', () => {
    class Bare {
      @IsDate() at: Date;
    }
    class Typed {
      @IsDate() @Type(() => Date) at: Date;
    }
    class Transformed {
      @IsDate() @Transform(({ value }) => new Date(String(value))) at: Date;
    }
    expect(problemOf(Bare)).toMatchObject({
      code: 'MCP_SCHEMA_NESTED_TYPE',
      message: expect.stringContaining('Bare.at is a Date'),
      remedy: expect.stringContaining('@Type(() => Date)'),
    });
    expect(problemOf(Bare, 'output')).toBeUndefined();
    expect(problemOf(Typed)).toBeUndefined();
    expect(problemOf(Transformed)).toBeUndefined();
    expect(() =>
      compileSchema(Bare, {
        io: 'input',
        mode: 'strict',
        pipe: { transformOptions: { enableImplicitConversion: true } },
      }),
    ).not.toThrow();
  });

  it('cannot be created without arguments, unless it is an output', () => {
    class Picky {
      @IsInt() n: number;
      @IsOptional() @IsObject() meta?: object;
      constructor(from: { n: number }) {
        this.n = from.n;
      }
    }
    expect(problemOf(Picky)).toMatchObject({
      code: 'MCP_SCHEMA_DTO_CONSTRUCTOR',
      message: expect.stringContaining('Picky cannot be created'),
    });
    expect(problemOf(Picky, 'output')).toBeUndefined();
  });

  it('is used without its peers', () => {
    const missing = (error: object) => (): never => {
      throw error;
    };
    expect(() =>
      loadDtoPeers(
        missing(Object.assign(new Error(), { code: 'MODULE_NOT_FOUND' })),
      ),
    ).toThrow(
      expect.objectContaining({
        code: 'MCP_SCHEMA_PEER_MISSING',
        remedy: 'Run: npm install class-validator class-transformer',
      }),
    );
    expect(() => loadDtoPeers(missing(new TypeError('broken')))).toThrow(
      'broken',
    );
  });
});
