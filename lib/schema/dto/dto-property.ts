import 'reflect-metadata';
import type { JsonSchema } from '../json-schema.js';
import type { DtoClass } from '../schema-source.js';
import { isTransformed } from './carried-notes.js';
import { readChild, type DtoChild } from './dto-child.js';
import type { DtoRule } from './dto-peers.js';
import type { DtoScope } from './dto-scope.js';
import { passesInitially } from './initial-values.js';
import { isJsonPrimitive } from './json-primitive.js';
import { missingValues } from './missing-values.js';
import { declaredType, nestedType } from './nested-type.js';
import { isCheck } from './rule-checks.js';
import { ruleKeywords, ruleType, type ChildPlace } from './rule-keywords.js';
import type { WireNames } from './wire-names.js';

/** One property of a DTO, read from all that decorators say about it. */
export interface DtoProperty {
  readonly name: string;
  /** The names it has outside; an input that ignores it has none. */
  readonly wire: readonly string[];
  /** Whether a value without it is refused. */
  readonly required: boolean;
  /** Whether the schema is to say that null is fine. */
  readonly nullable: boolean;
  /** Whether anything may be fine, depending on what a schema cannot know. */
  readonly conditional: boolean;
  /** Its schema, without the nested class. */
  readonly keywords: JsonSchema;
  /** The keywords that describe it and win over the others. */
  readonly notes: JsonSchema;
  readonly child: DtoChild | undefined;
  /** Whether class-transformer has to be told the child's class, for want of `@Type()`. */
  readonly untyped: boolean;
}

/** What is known about a property beside its decorators. */
export interface DtoPropertyContext {
  readonly scope: DtoScope;
  readonly notes: JsonSchema;
  /** What its initialiser gives. */
  readonly initial: unknown;
  readonly names: WireNames;
}

/**
 * Reads one property.
 * @param classRef the class
 * @param name the property's name
 * @param rules its decorators; empty when only `@Describe()` knows it
 * @param context what else is known about it
 * @throws SchemaException `MCP_SCHEMA_NESTED_TYPE`
 */
export function readProperty(
  classRef: DtoClass,
  name: string,
  rules: readonly DtoRule[],
  { scope, notes, initial, names }: DtoPropertyContext,
): DtoProperty {
  const typed = declaredType(classRef, name, scope);
  const design: unknown = Reflect.getMetadata(
    'design:type',
    classRef.prototype,
    name,
  );
  const place = placeOf(rules, design);
  const type = typed?.type ?? (place === 'self' ? design : undefined);
  const nesting = { place, typed, type };
  const child = readChild(classRef, name, rules, nesting, scope);
  refuseUnmadeDate(classRef, name, rules, { scope, type });
  const missing = missingValues(rules, scope);
  const initialised = passesInitially(initial, rules, scope);
  const hasDefault = initialised && isJsonPrimitive(initial);
  const certain = rules.filter((rule) => !rule.validateIf);
  const uncertain = !certain.some(isCheck) && certain.length < rules.length;
  return {
    name,
    wire: names.wire,
    required: missing.required && !initialised,
    nullable: missing.nullable,
    conditional: missing.conditional || uncertain || names.dropped,
    keywords: ruleKeywords(uncertain ? rules : certain, {
      place,
      type,
      io: scope.io,
    }),
    notes: hasDefault ? { default: initial, ...notes } : notes,
    child,
    untyped: typed === undefined,
  };
}

function placeOf(rules: readonly DtoRule[], design: unknown): ChildPlace {
  if (design === Map) return 'members';
  const own = rules.filter(({ each }) => !each);
  const isList =
    design === Array ||
    design === Set ||
    own.length < rules.length ||
    ruleType(own) === 'array';
  return isList ? 'items' : 'self';
}

const ABOUT_DATES = ['isDate', 'minDate', 'maxDate'];

// JSON has no dates, so without a way to make one every call would be refused.
function refuseUnmadeDate(
  classRef: DtoClass,
  name: string,
  rules: readonly DtoRule[],
  { scope, type }: { scope: DtoScope; type: unknown },
): void {
  const { io, options, peers } = scope;
  if (io === 'output') return;
  if (!rules.some((rule) => ABOUT_DATES.includes(rule.name ?? ''))) return;
  const converted =
    peers.types.findTypeMetadata(classRef, name) !== undefined ||
    isTransformed(classRef, name, peers.types) ||
    (options.transformOptions?.enableImplicitConversion && type === Date);
  if (!converted)
    throw nestedType(
      classRef,
      name,
      'is a Date, and nothing makes one of the text in JSON',
      `Add @Type(() => Date) of class-transformer to ${name}, or make it a string with @IsDateString().`,
    );
}
