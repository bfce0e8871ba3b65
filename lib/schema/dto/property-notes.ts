import 'reflect-metadata';
import { isObject } from '../is-object.js';
import type { JsonSchema } from '../json-schema.js';
import type { DtoClass } from '../schema-source.js';
import { carriedNotes, carryNotes } from './carried-notes.js';
import type { DtoPeers } from './dto-peers.js';
import { loadTypeStorage } from './type-storage.js';

const OWN_NOTES = 'mcp:property-notes';
const SWAGGER_NAMES = 'swagger/apiModelPropertiesArray';
const SWAGGER_NOTES = 'swagger/apiModelProperties';
const SWAGGER_KEYWORDS = ['title', 'description', 'default', 'deprecated'];

/**
 * Leaves keywords about a property for the schemas made of its class.
 * @param prototype the prototype of the class the property is declared in
 * @param property its name
 * @param keywords what to say about it in the schema
 */
export function addPropertyNotes(
  prototype: object,
  property: string,
  keywords: JsonSchema,
): void {
  const own: unknown = Reflect.getOwnMetadata(OWN_NOTES, prototype);
  const notes = new Map<unknown, unknown>(own instanceof Map ? own : []);
  notes.set(property, { ...asKeywords(notes.get(property)), ...keywords });
  Reflect.defineMetadata(OWN_NOTES, notes, prototype);
  carryNotes(prototype.constructor, property, keywords, loadTypeStorage());
}

/**
 * What `@Describe` and, where @nestjs/swagger is used, `@ApiProperty` say about
 * the properties of a class, of its ancestors, and of the classes it was mapped
 * from with PartialType and its siblings; `@Describe` wins.
 * @param classRef the class
 * @param properties its properties with decorators
 * @param peers class-transformer
 */
export function readPropertyNotes(
  classRef: DtoClass,
  properties: readonly string[],
  { types }: DtoPeers,
): ReadonlyMap<string, JsonSchema> {
  const notes = new Map<string, JsonSchema>(swaggerNotes(classRef.prototype));
  for (const property of properties)
    for (const keywords of carriedNotes(classRef, property, types))
      notes.set(property, { ...notes.get(property), ...keywords });
  for (const prototype of ancestors(classRef.prototype)) {
    const own: unknown = Reflect.getOwnMetadata(OWN_NOTES, prototype);
    if (!(own instanceof Map)) continue;
    for (const [property, keywords] of own)
      notes.set(String(property), {
        ...notes.get(String(property)),
        ...asKeywords(keywords),
      });
  }
  return notes;
}

function ancestors(prototype: object): object[] {
  const chain: object[] = [];
  for (
    let next: unknown = prototype;
    isObject(next);
    next = Object.getPrototypeOf(next)
  )
    chain.unshift(next);
  return chain;
}

function swaggerNotes(prototype: object): [string, JsonSchema][] {
  const names: unknown = Reflect.getMetadata(SWAGGER_NAMES, prototype);
  if (!Array.isArray(names)) return [];
  return names.map((name: unknown) => {
    const property = String(name).replace(/^:/, '');
    return [
      property,
      swaggerKeywords(Reflect.getMetadata(SWAGGER_NOTES, prototype, property)),
    ];
  });
}

function swaggerKeywords(options: unknown): JsonSchema {
  if (!isObject(options)) return {};
  const keywords = SWAGGER_KEYWORDS.filter((k) => options[k] !== undefined);
  const examples = swaggerExamples(options);
  return {
    ...Object.fromEntries(keywords.map((k) => [k, options[k]])),
    ...(examples.length > 0 && { examples }),
  };
}

// OpenAPI also writes examples as a map of { value }.
function swaggerExamples({
  example,
  examples,
}: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (example !== undefined) return [example];
  if (Array.isArray(examples)) return examples;
  return Object.values(isObject(examples) ? examples : {}).map((item) =>
    isObject(item) && 'value' in item ? item.value : item,
  );
}

function asKeywords(value: unknown): JsonSchema {
  return isObject(value) ? value : {};
}
