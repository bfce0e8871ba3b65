import { isSchemaObject } from '../schema/child-schemas.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { resolveLocalRef } from '../schema/local-ref.js';
import { moveReferences } from '../schema/move-references.js';
import { usedDefinitions } from '../schema/used-definitions.js';
import { schemaArguments } from './schema-arguments.js';

/** What clients are shown of an argument. */
export interface ShownArgument {
  /** Its name for clients; `undefined` for one they are not shown. */
  readonly name: string | undefined;
  /** Keywords in place of its own. */
  readonly keywords: JsonSchema;
  /** Whether clients must send it; as it was unless given. */
  readonly required: boolean | undefined;
}

/** Parts of a schema that speak of the same object. */
const LISTS = ['allOf', 'anyOf', 'oneOf'];
const SINGLE = ['not', 'if', 'then', 'else'];

/**
 * An input schema as clients are shown it. References go on to lead where they
 * led: what refers to the input itself finds it, as it was, among the definitions.
 *
 * @param shown by the names arguments have in the schema; others stay as they are
 */
export function shownSchema(
  json: JsonSchema,
  shown: ReadonlyMap<string, ShownArgument>,
): JsonSchema {
  const whole = withOriginal(json);
  const editor = new ShownSchema(whole, shown);
  const { required: listed, ...rest } = editor.edit(whole);
  const required = new Set(Array.isArray(listed) ? listed : []);
  for (const { name, required: must } of shown.values()) {
    if (must && name !== undefined) required.add(name);
  }
  return usedDefinitions({
    ...rest,
    ...(required.size > 0 && { required: [...required] }),
  });
}

/** The schema with a copy of itself among its definitions, where something in it refers to the whole. */
function withOriginal(json: JsonSchema): JsonSchema {
  const { $defs } = json;
  const definitions = isSchemaObject($defs) ? $defs : {};
  let name = 'Original';
  while (Object.hasOwn(definitions, name)) name += '_';
  let refersToWhole = false;
  const { $defs: moved, ...root } = moveReferences(json, (reference) => {
    const target = movedTo(reference, `#/$defs/${name}`, json);
    refersToWhole ||= target !== reference;
    return target;
  });
  if (!refersToWhole) return json;
  const { $anchor: _, $dynamicAnchor: __, ...without } = root;
  return { ...without, $defs: { ...Object(moved), [name]: root } };
}

function movedTo(reference: string, to: string, root: JsonSchema): string {
  if (/^#\/(\$defs|definitions)\//.test(reference)) return reference;
  if (reference === '#') return to;
  if (reference.startsWith('#/')) return `${to}${reference.slice(1)}`;
  return resolveLocalRef(root, reference) === root ? to : reference;
}

/** Rewrites what a schema says of one object. */
class ShownSchema {
  readonly #seen = new Set<unknown>();

  constructor(
    private readonly root: JsonSchema,
    private readonly shown: ReadonlyMap<string, ShownArgument>,
  ) {}

  edit(schema: JsonSchema): JsonSchema {
    const { $ref, ...own } = schema;
    const behind = typeof $ref === 'string' ? this.#behind($ref) : undefined;
    const edited = Object.fromEntries(
      Object.entries(behind ? own : schema).map(([keyword, part]) => [
        keyword,
        this.#part(keyword, part),
      ]),
    );
    // At the root, where clients look for arguments, the two become one.
    if (!behind) return edited;
    return 'properties' in edited || 'allOf' in edited
      ? { ...edited, allOf: [...listOf(edited['allOf']), behind] }
      : { ...behind, ...edited };
  }

  /** What a reference leads to, rewritten; `undefined` where it may stay a reference. */
  #behind(reference: string): JsonSchema | undefined {
    const target = resolveLocalRef(this.root, reference);
    if (!isSchemaObject(target) || this.#seen.has(target)) return undefined;
    const { names } = schemaArguments({
      ...target,
      $defs: this.root['$defs'],
    });
    if (![...names].some((name) => this.shown.has(name))) return undefined;
    this.#seen.add(target);
    const edited = this.edit(target);
    this.#seen.delete(target);
    return edited;
  }

  #part(keyword: string, part: unknown): unknown {
    if (LISTS.includes(keyword) && Array.isArray(part)) {
      return part.map((each: unknown) =>
        isSchemaObject(each) ? this.edit(each) : each,
      );
    }
    if (SINGLE.includes(keyword) && isSchemaObject(part)) {
      return this.edit(part);
    }
    switch (keyword) {
      case 'properties':
        return isSchemaObject(part) ? this.#properties(part) : part;
      case 'required':
        return Array.isArray(part) ? this.#required(part) : part;
      case 'propertyNames':
        return isSchemaObject(part) ? this.#names(part) : part;
      case 'dependentRequired':
      case 'dependentSchemas':
        return isSchemaObject(part) ? this.#dependent(part) : part;
      default:
        return part;
    }
  }

  #properties(properties: JsonSchema): JsonSchema {
    return Object.fromEntries(
      Object.entries(properties).flatMap(([inner, schema]) => {
        const argument = this.shown.get(inner);
        if (!argument) return [[inner, schema]];
        const { name, keywords } = argument;
        if (name === undefined) return [];
        const isSame = Object.keys(keywords).length === 0;
        return [
          [
            name,
            isSame
              ? schema
              : { ...(isSchemaObject(schema) && schema), ...keywords },
          ],
        ];
      }),
    );
  }

  #required(names: readonly unknown[]): readonly unknown[] {
    return names.flatMap((inner) => {
      const argument = this.shown.get(String(inner));
      if (!argument) return [inner];
      const { name, required } = argument;
      return name === undefined || required === false ? [] : [name];
    });
  }

  /** What names may be: those clients know arguments by may, whatever is asked of the ones below. */
  #names(names: JsonSchema): unknown {
    const changed = [...this.shown].filter(
      ([inner, { name }]) => name !== inner,
    );
    if (changed.length === 0) return names;
    const { enum: listed } = names;
    const isListed = (inner: unknown) =>
      !Array.isArray(listed) || listed.includes(inner);
    const known = changed.flatMap(([inner, { name }]) =>
      name !== undefined && isListed(inner) ? [name] : [],
    );
    const others = Array.isArray(listed)
      ? listed.filter((each) => !changed.some(([inner]) => inner === each))
      : undefined;
    const rest = others ? { ...names, enum: others } : names;
    if (others?.length === 0) return known.length > 0 && { enum: known };
    return known.length > 0 ? { anyOf: [{ enum: known }, rest] } : rest;
  }

  #dependent(dependents: JsonSchema): JsonSchema {
    return Object.fromEntries(
      Object.entries(dependents).flatMap(([inner, part]) => {
        const argument = this.shown.get(inner);
        const name = argument ? argument.name : inner;
        if (name === undefined) return [];
        const edited = Array.isArray(part)
          ? this.#required(part)
          : isSchemaObject(part)
            ? this.edit(part)
            : part;
        return [[name, edited]];
      }),
    );
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
