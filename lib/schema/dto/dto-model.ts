import { SchemaErrorCode } from '../schema-error-codes.js';
import type { DtoClass } from '../schema-source.js';
import { SchemaException } from '../schema.exception.js';
import { childClasses } from './dto-child.js';
import type { DtoRule } from './dto-peers.js';
import { readProperty, type DtoProperty } from './dto-property.js';
import { nameOf, rulesOf, type DtoScope } from './dto-scope.js';
import { initialValues } from './initial-values.js';
import { readPropertyNotes } from './property-notes.js';
import { wireNames } from './wire-names.js';

/** A DTO class with its properties, in the order they are declared, inherited ones first. */
export interface DtoModel {
  readonly classRef: DtoClass;
  readonly properties: readonly DtoProperty[];
}

/** A DTO class and every class nested in it. */
export interface DtoModels {
  readonly root: DtoModel;
  /** All of them by class, the root first. */
  readonly all: ReadonlyMap<DtoClass, DtoModel>;
}

/**
 * Reads a class and every class nested in it.
 * @param root the class
 * @param scope options and direction
 * @throws SchemaException `MCP_SCHEMA_DTO_EMPTY`, `MCP_SCHEMA_UNDECORATED_PROPERTY`,
 *   `MCP_SCHEMA_NESTED_TYPE`, `MCP_SCHEMA_DTO_CONSTRUCTOR`
 */
export function readModels(root: DtoClass, scope: DtoScope): DtoModels {
  const rootModel = readModel(root, scope);
  const all = new Map([[root, rootModel]]);
  for (const { properties } of all.values())
    for (const { child } of properties)
      for (const classRef of child ? childClasses(child) : [])
        if (!all.has(classRef)) all.set(classRef, readModel(classRef, scope));
  return { root: rootModel, all };
}

function readModel(classRef: DtoClass, scope: DtoScope): DtoModel {
  const rules = rulesByProperty(classRef, scope);
  if (rules.size === 0)
    throw new SchemaException(
      SchemaErrorCode.DtoEmpty,
      `${nameOf(classRef)} has no property with a class-validator decorator.`,
      `Decorate the properties of ${nameOf(classRef)}, with @IsString() for example, or give another kind of schema.`,
    );
  const notes = readPropertyNotes(classRef, [...rules.keys()], scope.peers);
  const initial = initialValues(classRef, scope);
  const described = [...notes.keys()].filter((name) => !rules.has(name));
  refuseUndecorated(classRef, described, [...initial.keys()], rules, scope);
  const names = [...rules.keys(), ...described];
  const wire = wireNames(classRef, names, scope);
  const properties = names.map((name) =>
    readProperty(classRef, name, rules.get(name) ?? [], {
      scope,
      notes: notes.get(name) ?? {},
      initial: initial.get(name),
      names: wire.get(name) ?? { wire: [name], dropped: false },
    }),
  );
  return { classRef, properties };
}

// class-validator gives a subclass's own decorators first; ancestors' properties are declared before them.
function rulesByProperty(
  classRef: DtoClass,
  scope: DtoScope,
): ReadonlyMap<string, readonly DtoRule[]> {
  const grouped = new Map<string, DtoRule[]>();
  const rules = rulesOf(classRef, scope).map((rule) => ({
    rule,
    distance: distanceTo(rule.target, classRef),
  }));
  rules.sort((a, b) => b.distance - a.distance);
  for (const { rule } of rules) {
    const known = grouped.get(rule.propertyName);
    if (known) known.push(rule);
    else grouped.set(rule.propertyName, [rule]);
  }
  return grouped;
}

function distanceTo(ancestor: unknown, classRef: DtoClass): number {
  let distance = 0;
  for (
    let next: unknown = classRef;
    typeof next === 'function' && next !== ancestor;
    next = Object.getPrototypeOf(next)
  )
    distance += 1;
  return distance;
}

function refuseUndecorated(
  classRef: DtoClass,
  described: readonly string[],
  own: readonly string[],
  rules: ReadonlyMap<string, unknown>,
  { options }: DtoScope,
): void {
  if (!options.whitelist) return;
  // An own property of every instance makes every value a refused one, or is dropped where nothing is forbidden.
  const present = options.forbidNonWhitelisted ? own : [];
  const refused = [...described, ...present].find((name) => !rules.has(name));
  if (refused !== undefined)
    throw new SchemaException(
      SchemaErrorCode.UndecoratedProperty,
      `${nameOf(classRef)}.${refused} has no class-validator decorator, so the whitelist refuses it.`,
      `Add a validator or @Allow() to ${nameOf(classRef)}.${refused}.`,
    );
}
