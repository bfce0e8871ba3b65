import 'reflect-metadata';
import type { JsonSchema } from '../json-schema.js';
import type { DtoClass } from '../schema-source.js';
import { isJsonPrimitive } from './json-primitive.js';
import { passesInitially } from './initial-values.js';
import { declaredType, isOwnClass, nestedType } from './nested-type.js';
import { ruleKeywords, ruleType, type ChildPlace } from './rule-keywords.js';
import { rulesOf, type DtoScope } from './dto-scope.js';
import type { DtoRule } from './dto-peers.js';

/** One property of a DTO, read from all that decorators say about it. */
export interface DtoProperty {
  readonly name: string;
  /** Whether a value without it is refused. */
  readonly required: boolean;
  /** Whether null passes as well. */
  readonly nullable: boolean;
  /** Its schema, without the nested class. */
  readonly keywords: JsonSchema;
  /** The keywords that describe it and win over the others. */
  readonly notes: JsonSchema;
  readonly child?: { readonly classRef: DtoClass; readonly place: ChildPlace };
  /** Whether class-transformer has to be told the child's class, for want of `@Type()`. */
  readonly untyped: boolean;
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
  {
    scope,
    notes,
    initial,
  }: { scope: DtoScope; notes: JsonSchema; initial: unknown },
): DtoProperty {
  const typed = declaredType(classRef, name, scope);
  const design: unknown = Reflect.getMetadata(
    'design:type',
    classRef.prototype,
    name,
  );
  const nested = rules.some(({ type }) => type === 'nestedValidation');
  const place = placeOf(rules, design);
  const type = typed?.type ?? (place === 'self' ? design : undefined);
  if (nested && !isOwnClass(type))
    throw nestedType(
      classRef,
      name,
      'is nested, and its class cannot be found',
      `Add @Type(() => X) of class-transformer to ${name}, with the class of the nested object.`,
    );
  refuseUnmadeDate(classRef, name, rules, { scope, type });
  const isChild =
    isOwnClass(type) &&
    (nested || (typed !== undefined && rulesOf(type, scope).length > 0));
  const optional = isOptional(rules, scope);
  const initialised = passesInitially(initial, rules, scope);
  const hasDefault = initialised && isJsonPrimitive(initial);
  return {
    name,
    required: !optional && !initialised,
    nullable: scope.io === 'output' && rules.some(isConditional),
    keywords: {
      ...ruleKeywords(rules, { place, type, io: scope.io }),
      ...(hasDefault && { default: initial }),
    },
    notes,
    ...(isChild && { child: { classRef: type, place } }),
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

function isConditional({ type }: DtoRule): boolean {
  return type === 'conditionalValidation';
}

function isOptional(rules: readonly DtoRule[], { options }: DtoScope): boolean {
  if (rules.length === 0 || rules.some(isConditional)) return true;
  const skips =
    options.skipMissingProperties || options.skipUndefinedProperties;
  return skips === true && !rules.some(({ name }) => name === 'isDefined');
}

// JSON has no dates, so without a way to make one every call would be refused.
function refuseUnmadeDate(
  classRef: DtoClass,
  name: string,
  rules: readonly DtoRule[],
  { scope, type }: { scope: DtoScope; type: unknown },
): void {
  const { io, options, peers } = scope;
  if (io === 'output' || !rules.some((rule) => rule.name === 'isDate')) return;
  const converted =
    peers.types.findTypeMetadata(classRef, name) ??
    peers.types.findTransformMetadatas(classRef, name, 0)[0] ??
    (options.transformOptions?.enableImplicitConversion && type === Date);
  if (!converted)
    throw nestedType(
      classRef,
      name,
      'is a Date, and nothing makes one of the text in JSON',
      `Add @Type(() => Date) of class-transformer to ${name}, or make it a string with @IsDateString().`,
    );
}
