import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { Leaf, Query, issuesOf } from './dto-validation.fixture.js';

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
