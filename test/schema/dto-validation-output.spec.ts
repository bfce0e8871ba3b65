import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { issuesOf, valueOf } from './dto-validation.fixture.js';

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
