import { describe, expect, it } from '@jest/globals';
import { Expose, Type } from 'class-transformer';
import {
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  Min,
  ValidateNested,
} from 'class-validator';
import { issuesOf, valueOf } from './dto-validation.fixture.js';

abstract class Contact {}
class Mail extends Contact {
  @IsEmail() address: string;
}
class Call extends Contact {
  @IsIn(['call']) kind: string;
  @IsInt() @Min(1) number: number;
}
const CONTACT = {
  property: 'kind',
  subTypes: [
    { name: 'mail', value: Mail },
    { name: 'call', value: Call },
  ],
};
class Person {
  @ValidateNested()
  @Type(() => Object(Contact), { discriminator: CONTACT })
  main: Contact;
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Object(Contact), {
    discriminator: CONTACT,
    keepDiscriminatorProperty: true,
  })
  others?: Contact[];
}

const MAIL = { kind: 'mail', address: 'a@example.com' };
const CALL = { kind: 'call', number: 1 };

describe('an input with a discriminated union', () => {
  it('becomes instances of the classes its discriminators name', async () => {
    const value: unknown = await valueOf(Person, {
      main: MAIL,
      others: [CALL, MAIL],
    });
    const { main, others } = Object(value);
    expect(main).toBeInstanceOf(Mail);
    expect(others[0]).toBeInstanceOf(Call);
    expect(others[1]).toBeInstanceOf(Mail);
  });

  it('keeps the discriminator where the class declares it, and drops it where the whitelist would refuse it', async () => {
    const value: unknown = await valueOf(Person, {
      main: CALL,
      others: [MAIL],
    });
    expect(Object(value).main).toEqual(Object.assign(new Call(), CALL));
    expect(Object(value).others[0]).not.toHaveProperty('kind');
  });

  it('keeps it by the option of @Type() where nothing is whitelisted', async () => {
    const value: unknown = await valueOf(
      Person,
      { main: MAIL, others: [MAIL] },
      { whitelist: false },
    );
    expect(Object(value).main).not.toHaveProperty('kind');
    expect(Object(value).others[0]).toHaveProperty('kind', 'mail');
  });

  it('is not altered', async () => {
    const input = { main: { ...MAIL }, others: [{ ...CALL }] };
    await valueOf(Person, input);
    expect(input).toEqual({ main: MAIL, others: [CALL] });
  });

  it('is checked by the decorators of the right class', async () => {
    expect(
      await issuesOf(Person, {
        main: { ...MAIL, address: 'x' },
        others: [
          { ...CALL, number: 0 },
          { ...MAIL, number: 1 },
        ],
      }),
    ).toEqual([
      { path: ['main', 'address'], message: 'must be an email, got "x"' },
      {
        path: ['others', 0, 'number'],
        message: 'must not be less than 1, got 0',
      },
      { path: ['others', 1, 'number'], message: 'is not a known property' },
    ]);
  });

  it('is refused where a discriminator is missing or names no class', async () => {
    const names = 'must be one of "mail", "call"';
    expect(
      await issuesOf(Person, {
        main: { address: 'a@example.com' },
        others: [{ kind: 'fax' }, { kind: 'constructor' }, null, 7, [MAIL]],
      }),
    ).toEqual([
      { path: ['main', 'kind'], message: names },
      { path: ['others', 0, 'kind'], message: `${names}, got "fax"` },
      { path: ['others', 1, 'kind'], message: `${names}, got "constructor"` },
      { path: ['others', 2], message: 'must be an object, got null' },
      { path: ['others', 3], message: 'must be an object, got 7' },
      { path: ['others', 4], message: 'must be an object, got an array' },
    ]);
    expect((await issuesOf(Person, { main: 'x' })).length).toBe(1);
    expect(await valueOf(Person, { main: MAIL, others: null })).toBeDefined();
  });

  it('reports at most 100 of its problems', async () => {
    const others = Array.from({ length: 1000 }, () => null);
    expect(await issuesOf(Person, { main: MAIL, others })).toHaveLength(100);
  });

  it('may lie in other nested objects, under another name too', async () => {
    class Team {
      @Expose({ name: 'lead_contact' })
      @ValidateNested()
      @Type(() => Object(Contact), { discriminator: CONTACT })
      lead: Contact;
      @ValidateNested({ each: true }) @Type(() => Person) byName: Map<
        string,
        Person
      >;
      @ValidateNested({ each: true }) @Type(() => Person) list: Person[];
    }
    const input = {
      lead_contact: MAIL,
      byName: { a: { main: CALL } },
      list: [{ main: MAIL }],
    };
    const value: unknown = await valueOf(Team, input);
    const { lead, byName, list } = Object(value);
    expect(lead).toBeInstanceOf(Mail);
    expect(byName.get('a').main).toBeInstanceOf(Call);
    expect(list[0].main).toBeInstanceOf(Mail);
    expect(
      await issuesOf(Team, { ...input, byName: { a: { main: {} } } }),
    ).toMatchObject([{ path: ['byName', 'a', 'main', 'kind'] }]);
    expect(
      await issuesOf(Team, { ...input, lead_contact: { ...MAIL, address: 1 } }),
    ).toMatchObject([{ path: ['lead_contact', 'address'] }]);
  });
});

describe('an output with a discriminated union', () => {
  const mail = Object.assign(new Mail(), { address: 'a@example.com' });
  const call = Object.assign(new Call(), CALL);
  const person = (of: object) => Object.assign(new Person(), of);

  it('may have instances, which their class tells apart', async () => {
    const instance = person({ main: mail, others: [call] });
    expect(await valueOf(Person, instance, {}, 'output')).toBe(instance);
    const plain = { main: mail, others: [call, MAIL] };
    expect(await valueOf(Person, plain, {}, 'output')).toBe(plain);
    expect(plain.main).toBe(mail);
  });

  it('may have plain objects in an instance', async () => {
    const mixed = person({ main: MAIL, others: [CALL, mail] });
    expect(await valueOf(Person, mixed, {}, 'output')).toBe(mixed);
    expect(mixed).toHaveProperty('main', MAIL);
  });

  it('is refused when it does not fit', async () => {
    const bad = Object.assign(new Mail(), { address: 'x' });
    for (const output of [
      person({ main: bad }),
      person({ main: { kind: 'mail', address: 'x' } }),
      { main: bad },
    ])
      expect(await issuesOf(Person, output, {}, 'output')).toMatchObject([
        { path: ['main', 'address'] },
      ]);
    expect(
      await issuesOf(Person, person({ main: { kind: 'fax' } }), {}, 'output'),
    ).toMatchObject([{ path: ['main', 'kind'] }]);
  });

  it('is refused where plain objects deep in it are of no known class', async () => {
    class Team {
      @ValidateNested() @Type(() => Person) lead: Person;
      @ValidateNested({ each: true }) @Type(() => Person) all: Person[];
    }
    const team = Object.assign(new Team(), {
      lead: { main: {} },
      all: [{ main: MAIL }, { main: { kind: 'fax' } }],
    });
    expect(await issuesOf(Team, team, {}, 'output')).toMatchObject([
      { path: ['lead', 'main', 'kind'] },
      { path: ['all', 1, 'main', 'kind'] },
    ]);
  });
});
