import { describe, expect, it } from '@jest/globals';
import * as classValidator from 'class-validator';
import { CONSTRAINTS } from '../../../lib/schema/dto/constraints/constraints.js';

/** Decorators that say nothing about a value, and what becomes of them. */
const OTHERS: Readonly<Record<string, string>> = {
  Allow: 'makes a property known',
  IsOptional: 'makes a property optional, and null fine in an output',
  Validate:
    'carries out a custom validator, which @Describe({ schema }) describes',
  ValidateBy: 'makes decorators, which are custom validators',
  ValidateIf: 'makes decorators conditional',
  ValidateNested: 'nests the schema of the class',
  ValidatePromise: 'is about promises, which JSON has not',
  ValidatorConstraint: 'is for classes of custom validators',
};

/** Decorators of which JSON Schema can express the type only, and why. */
const DESCRIBED: Readonly<Record<string, string>> = {
  isDateString: 'dates, times without zone and week dates are one form',
  isIso8601: 'dates, times without zone and week dates are one form',
  isTimeZone: 'the names of time zones are a list that changes',
  isTaxId: 'each locale has a form of its own',
  isIdentityCard: 'each locale has a form of its own',
  isPassportNumber: 'each country has a form of its own',
  isPostalCode: 'each locale has a form of its own',
  isPhoneNumber: 'each region has a form of its own',
  isMobilePhone: 'each locale has a form of its own',
};
const TYPES = ['isString', 'isBoolean', 'isInt', 'isNumber', 'isObject'];
const ONLY_A_TYPE = [...TYPES, 'isArray', 'isInstance'];

/** What makes a decorator say all it can. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  equals: [1],
  notEquals: [1],
  isIn: [[1]],
  isNotIn: [[1]],
  isEnum: [{ A: 1 }],
  min: [1],
  max: [1],
  isDivisibleBy: [2],
  minLength: [1],
  maxLength: [1],
  isLength: [1, 2],
  isByteLength: [1, 2],
  matches: [/a/],
  contains: ['a'],
  notContains: ['a'],
  isHash: ['md5'],
  arrayMinSize: [1],
  arrayMaxSize: [1],
  arrayContains: [[1]],
  arrayNotContains: [[1]],
};

/** The name under which class-validator reports a decorator. */
function ruleOf(make: (...args: unknown[]) => unknown): string | undefined {
  class Sample {}
  const decorate = make({}, {});
  if (typeof decorate !== 'function') return undefined;
  decorate(Sample.prototype, 'value');
  const storage = classValidator.getMetadataStorage();
  return storage.getTargetValidationMetadatas(Sample, '', true, false)[0]?.name;
}

const DECORATORS = Object.entries(classValidator).flatMap(([name, value]) =>
  typeof value === 'function' &&
  /^[A-Z]/.test(name) &&
  !/^class\b/.test(String(value)) &&
  !(name in OTHERS)
    ? [{ name, rule: ruleOf(Object(value)) }]
    : [],
);

describe('every decorator of class-validator', () => {
  it('is found', () => {
    expect(DECORATORS.length).toBeGreaterThan(100);
  });

  it('has a meaning in JSON Schema, or is listed with what becomes of it', () => {
    expect(
      DECORATORS.filter(({ rule }) => !CONSTRAINTS.has(rule ?? '')),
    ).toEqual([]);
  });

  it('and nothing else has one', () => {
    const known = new Set(DECORATORS.map(({ rule }) => rule));
    expect([...CONSTRAINTS.keys()].filter((rule) => !known.has(rule))).toEqual(
      [],
    );
  });

  it.each(DECORATORS)(
    '$name says more than a type and a description, or is listed with the reason',
    ({ rule = '' }) => {
      const keywords = CONSTRAINTS.get(rule)?.keywords?.(GIVEN[rule] ?? [], {
        type: undefined,
        io: 'input',
      });
      const said = Object.keys(keywords ?? {}).filter(
        (k) => k !== 'description',
      );
      const isListed = rule in DESCRIBED || ONLY_A_TYPE.includes(rule);
      expect(said.length === 0).toBe(isListed);
      if (rule in DESCRIBED) expect(keywords).toHaveProperty('description');
    },
  );

  it('that is listed exists', () => {
    const names = [...Object.keys(DESCRIBED), ...ONLY_A_TYPE];
    expect(names.filter((rule) => !CONSTRAINTS.has(rule))).toEqual([]);
    expect(
      Object.keys(OTHERS).filter((name) => !(name in classValidator)),
    ).toEqual([]);
  });
});
