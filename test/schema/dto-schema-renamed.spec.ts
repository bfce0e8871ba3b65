import { describe, expect, it } from '@jest/globals';
import { Exclude, Expose, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import { jsonOf, propertiesOf } from './dto-schema.fixture.js';
import { issuesOf, valueOf } from './dto-validation.fixture.js';

class Part {
  @Expose({ name: 'part_no' }) @IsInt() number: number;
}
class Order {
  @Expose({ name: 'full_name' }) @IsString() fullName: string;
  @Exclude({ toClassOnly: true }) @IsOptional() @IsString() secret?: string;
  @Exclude({ toPlainOnly: true }) @IsOptional() @IsString() pin?: string;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts?: Part[];
}

describe('an input with @Expose() and @Exclude()', () => {
  it('is described by the names class-transformer reads', () => {
    expect(jsonOf(Order)).toMatchObject({ required: ['full_name'] });
    expect(Object.keys(propertiesOf(Order))).toEqual([
      'full_name',
      'pin',
      'parts',
    ]);
    expect(propertiesOf(Order).parts).toMatchObject({
      items: { properties: { part_no: { type: 'integer' } } },
    });
  });

  it('is read by those names', async () => {
    expect(
      await valueOf(Order, {
        full_name: 'Ann',
        secret: 'x',
        parts: [{ part_no: 1 }],
      }),
    ).toEqual(
      Object.assign(new Order(), {
        fullName: 'Ann',
        secret: undefined,
        parts: [Object.assign(new Part(), { number: 1 })],
      }),
    );
  });

  it('is refused by those names, too', async () => {
    expect(
      await issuesOf(Order, { full_name: 1, parts: [{ part_no: 'x' }] }),
    ).toEqual([
      { path: ['full_name'], message: 'must be a string, got 1' },
      {
        path: ['parts', 0, 'part_no'],
        message: 'must be an integer number, got "x"',
      },
    ]);
  });

  it('has text coerced under those names', async () => {
    const { validate } = compileSchema(Part, { io: 'input', mode: 'coerce' });
    expect(await validate({ part_no: '7' })).toMatchObject({
      ok: true,
      value: { number: 7 },
    });
  });

  it('obeys groups, versions, prefixes and strategies of the pipe', () => {
    class Query {
      @Expose() @IsString() always: string;
      @Expose({ groups: ['admin'] }) @IsOptional() @IsString() role?: string;
      @Expose({ since: 2 }) @IsOptional() @IsString() late?: string;
      @IsOptional() @IsString() _hidden?: string;
    }
    const names = (transformOptions: object) =>
      Object.keys(
        Object(jsonOf(Query, 'input', { transformOptions }).properties),
      );
    expect(names({})).toEqual(['always', 'late', '_hidden']);
    expect(names({ groups: ['admin'] })).toContain('role');
    expect(names({ version: 1 })).not.toContain('late');
    expect(names({ excludePrefixes: ['_'] })).not.toContain('_hidden');
    expect(names({ excludeExtraneousValues: true })).toEqual([
      'always',
      'late',
    ]);
    expect(names({ ignoreDecorators: true })).toContain('role');
  });

  it('keeps a class that excludes all but what it exposes', () => {
    @Exclude()
    class Query {
      @Expose() @IsString() shown: string;
      @IsOptional() @IsString() hidden?: string;
    }
    expect(Object.keys(propertiesOf(Query))).toEqual(['shown']);
  });

  it('is described by its own names where decorators are ignored', () => {
    expect(
      Object.keys(
        Object(
          jsonOf(Order, 'input', {
            transformOptions: { ignoreDecorators: true },
          }).properties,
        ),
      ),
    ).toEqual(['fullName', 'secret', 'pin', 'parts']);
  });
});

describe('an output with @Expose() and @Exclude()', () => {
  it('may have either name, as an interceptor may have renamed it', async () => {
    const { required, properties } = jsonOf(Order, 'output');
    expect(required).toBeUndefined();
    expect(properties).toMatchObject({
      fullName: { type: 'string' },
      full_name: { type: 'string' },
    });
    const plain = { full_name: 'Ann' };
    expect(await valueOf(Order, plain, {}, 'output')).toBe(plain);
    const instance = Object.assign(new Order(), { fullName: 'Ann' });
    expect(await valueOf(Order, instance, {}, 'output')).toBe(instance);
  });

  it('may have anything where class-transformer drops what would be checked', async () => {
    expect(propertiesOf(Order, 'output').secret).toEqual({
      anyOf: [{ type: 'string' }, {}],
    });
    const plain = { fullName: 'Ann', secret: 1 };
    expect(await valueOf(Order, plain, {}, 'output')).toBe(plain);
  });
});
