import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
  ValidatorConstraint,
  Validate,
} from 'class-validator';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { SchemaIssue } from '../../lib/schema/compiled-schema.js';
import type { DtoValidationOptions } from '../../lib/schema/dto/dto-validation-options.js';
import type { DtoClass } from '../../lib/schema/schema-source.js';

class Leaf {
  @IsInt() @Min(0) n: number;
}
class Query {
  @IsString() city: string;
  @IsInt() days: number = 3;
  @IsOptional() @ValidateNested() leaf?: Leaf;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Leaf)
  leaves?: Leaf[];
  @IsOptional() @IsString({ each: true }) tags?: string[];
  @IsOptional() @IsDate() @Type(() => Date) at?: Date;
  @IsOptional() @IsObject() meta?: object;
}

async function validate(
  dto: DtoClass,
  value: unknown,
  pipe?: DtoValidationOptions,
  io: 'input' | 'output' = 'input',
) {
  return compileSchema(dto, { io, mode: 'strict', pipe }).validate(value);
}

async function issuesOf(
  dto: DtoClass,
  value: unknown,
  pipe?: DtoValidationOptions,
  io?: 'input' | 'output',
): Promise<readonly SchemaIssue[]> {
  const result = await validate(dto, value, pipe, io);
  if (result.ok) throw new Error('was accepted');
  return result.issues;
}

async function valueOf(
  dto: DtoClass,
  value: unknown,
  pipe?: DtoValidationOptions,
  io?: 'input' | 'output',
): Promise<unknown> {
  const result = await validate(dto, value, pipe, io);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe('a DTO input', () => {
  it('becomes an instance, nested ones too, with initialisers in force', async () => {
    const value: unknown = await valueOf(Query, {
      city: 'Oslo',
      leaf: { n: 1 },
      leaves: [{ n: 2 }],
      at: '2026-01-31',
    });
    expect(value).toBeInstanceOf(Query);
    expect(value).toMatchObject({ city: 'Oslo', days: 3 });
    expect(Object(value).leaf).toBeInstanceOf(Leaf);
    expect(Object(value).leaves[0]).toBeInstanceOf(Leaf);
    expect(Object(value).at).toEqual(new Date('2026-01-31'));
  });

  it('keeps an initialiser where a property is undefined', async () => {
    expect(await valueOf(Query, { city: 'x', days: undefined })).toMatchObject({
      days: 3,
    });
  });

  it('is refused with the full path of every problem', async () => {
    const issues = await issuesOf(Query, {
      city: 5,
      leaf: { n: 'a' },
      leaves: [{ n: 1 }, { n: -1 }, { n: 1, extra: true }, 7],
      tags: ['a', 1],
      more: 1,
    });
    expect(issues).toEqual([
      { path: ['more'], message: 'is not a known property' },
      { path: ['city'], message: 'must be a string, got 5' },
      {
        path: ['leaf', 'n'],
        message: 'must not be less than 0, got "a"',
      },
      {
        path: ['leaf', 'n'],
        message: 'must be an integer number, got "a"',
      },
      {
        path: ['leaves', 1, 'n'],
        message: 'must not be less than 0, got -1',
      },
      { path: ['leaves', 2, 'extra'], message: 'is not a known property' },
      {
        path: ['leaves', 3],
        message: 'must be either object or array, got 7',
      },
      { path: ['tags'], message: 'each value must be a string' },
    ]);
  });

  it('must be an object', async () => {
    for (const value of [undefined, null, 'x', 1, [], [{ city: 'x' }]])
      expect(await issuesOf(Query, value)).toEqual([
        { path: [], message: expect.stringMatching(/^must be an object, got/) },
      ]);
  });

  it('is not altered', async () => {
    const input = { city: 'x', leaves: [{ n: 1 }] };
    const before = structuredClone(input);
    await valueOf(Query, input);
    expect(input).toEqual(before);
  });

  it('obeys the options of the pipe', async () => {
    expect(
      await valueOf(
        Query,
        { city: 'x', more: 1 },
        { forbidNonWhitelisted: false },
      ),
    ).not.toHaveProperty('more');
    expect(
      await valueOf(Query, { city: 'x', more: 1 }, { whitelist: false }),
    ).toMatchObject({ more: 1 });
    expect(
      await valueOf(
        Query,
        { city: 'x', days: '4' },
        { transformOptions: { enableImplicitConversion: true } },
      ),
    ).toMatchObject({ days: 4 });
    expect(
      await issuesOf(Query, { city: 5 }, { dismissDefaultMessages: true }),
    ).toEqual([{ path: ['city'], message: 'fails isString, got 5' }]);
    expect(
      await valueOf(
        Query,
        { city: 'x', more: 1 },
        { whitelist: undefined, forbidNonWhitelisted: false },
      ),
    ).not.toHaveProperty('more');
  });

  it('keeps the messages of the application', async () => {
    class Custom {
      @IsNotEmpty({ message: 'A name, please' }) name: string;
    }
    expect(await issuesOf(Custom, { name: '' })).toEqual([
      { path: ['name'], message: 'A name, please' },
    ]);
  });

  it('waits for asynchronous validators', async () => {
    @ValidatorConstraint({ async: true })
    class Known {
      validate(value: unknown) {
        return Promise.resolve(value === 'known');
      }
      defaultMessage() {
        return 'id is unknown';
      }
    }
    class Custom {
      @Validate(Known) id: string;
    }
    expect(await valueOf(Custom, { id: 'known' })).toMatchObject({});
    expect(await issuesOf(Custom, { id: 'x' })).toEqual([
      { path: ['id'], message: 'is unknown, got "x"' },
    ]);
  });

  it('lets bugs of the application through', async () => {
    class Custom {
      @Transform(() => {
        throw new Error('bug');
      })
      @IsString()
      a: string;
    }
    await expect(validate(Custom, { a: 'x' })).rejects.toThrow('bug');
  });
});

describe('a hostile DTO input', () => {
  it('cannot name a prototype or a constructor, however deep', async () => {
    for (const [text, path] of [
      ['{"city":"x","__proto__":{"x":1}}', ['__proto__']],
      ['{"city":"x","constructor":{"prototype":{"x":1}}}', ['constructor']],
      ['{"city":"x","meta":{"constructor":"a"}}', ['meta', 'constructor']],
      [
        '{"city":"x","leaves":[{"n":1},{"__proto__":{"n":1}}]}',
        ['leaves', 1, '__proto__'],
      ],
    ] as const)
      expect(await issuesOf(Query, JSON.parse(text))).toEqual([
        { path, message: 'is not an allowed property name' },
      ]);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it('may be as deep as it likes', async () => {
    const deep = JSON.parse(
      `{"city":"x","meta":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    );
    expect(await issuesOf(Query, deep)).toEqual([
      { path: [], message: 'is nested too deeply' },
    ]);
  });

  it('may be a cycle', async () => {
    const meta: Record<string, unknown> = {};
    meta.self = meta;
    expect(await issuesOf(Query, { city: 'x', meta })).toEqual([
      { path: [], message: 'is nested too deeply' },
    ]);
  });

  it('gets a bounded answer for an unbounded number of problems', async () => {
    class Many {
      @IsArray()
      @ArrayMaxSize(10)
      @ValidateNested({ each: true })
      @Type(() => Leaf)
      leaves: Leaf[];
    }
    const leaves = Array.from({ length: 20_000 }, () => ({ n: 'x' }));
    expect((await issuesOf(Many, { leaves })).length).toBeLessThan(110);
  });
});

describe('a DTO output', () => {
  class Part {
    @IsInt() n: number;
  }
  class Result {
    @IsIn(['ok']) status: string;
    @IsOptional() @ValidateNested() @Type(() => Part) part?: Part;
  }

  it('is handed on as it is, instance or plain', async () => {
    const plain = { status: 'ok', part: { n: 1 } };
    expect(await valueOf(Result, plain, {}, 'output')).toBe(plain);
    const instance = Object.assign(new Result(), { status: 'ok' });
    expect(await valueOf(Result, instance, {}, 'output')).toBe(instance);
  });

  it('is refused when it does not fit', async () => {
    expect(
      await issuesOf(
        Result,
        Object.assign(new Result(), { status: 'bad' }),
        {},
        'output',
      ),
    ).toMatchObject([{ path: ['status'] }]);
    expect(
      await issuesOf(Result, { status: 'ok', part: { n: 'x' } }, {}, 'output'),
    ).toMatchObject([{ path: ['part', 'n'] }]);
  });

  it('may be an instance with plain objects in it', async () => {
    class Report {
      @ValidateNested() @Type(() => Part) one: Part;
      @IsOptional()
      @ValidateNested({ each: true })
      @Type(() => Part)
      many?: Part[];
      @IsOptional() @ValidateNested() @Type(() => Part) byName?: Map<
        string,
        Part
      >;
      constructor(from?: object) {
        Object.assign(this, from);
      }
    }
    const part = Object.assign(new Part(), { n: 1 });
    const mixed = new Report({
      one: { n: 1 },
      many: [part, { n: 2 }],
      byName: new Map([['a', part]]),
    });
    expect(await valueOf(Report, mixed, {}, 'output')).toBe(mixed);
    expect(mixed.one).not.toBeInstanceOf(Part);
    const whole = new Report({ one: part, many: [part] });
    expect(await valueOf(Report, whole, {}, 'output')).toBe(whole);
    expect(
      await issuesOf(
        Report,
        new Report({ one: part, many: [{ n: 1 }, { n: 'x' }] }),
        {},
        'output',
      ),
    ).toMatchObject([{ path: ['many', 1, 'n'] }]);
    expect(
      await issuesOf(Report, new Report({ one: 1, many: 2 }), {}, 'output'),
    ).toHaveLength(2);
  });

  it('loses nothing where the whitelist only drops', async () => {
    const instance = Object.assign(new Result(), { status: 'ok', extra: 1 });
    await valueOf(Result, instance, { forbidNonWhitelisted: false }, 'output');
    expect(instance).toHaveProperty('extra', 1);
  });
});
