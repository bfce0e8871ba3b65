import { Transform } from 'class-transformer';
import {
  IsNotEmpty,
  IsString,
  ValidatorConstraint,
  Validate,
} from 'class-validator';
import {
  Leaf,
  Query,
  issuesOf,
  validate,
  valueOf,
} from './dto-validation.fixture.js';

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
