import type { JsonSchema } from '../json-schema.js';
import type { DtoClass } from '../schema-source.js';
import { definitionNames } from './definition-names.js';
import type { DtoModels } from './dto-model.js';
import type { DtoProperty } from './dto-property.js';

/**
 * The JSON Schema of a DTO. A class that is nested in one place stands in that
 * place; one that is shared or recursive stands under `$defs`.
 * @param models the class and all nested in it
 * @param closed whether properties without decorators are refused
 */
export function dtoSchema(models: DtoModels, closed: boolean): JsonSchema {
  return new DtoSchemaWriter(models, closed).write();
}

class DtoSchemaWriter {
  private readonly names: ReadonlyMap<DtoClass, string>;

  constructor(
    private readonly models: DtoModels,
    private readonly closed: boolean,
  ) {
    this.names = definitionNames(sharedClasses(models));
  }

  write(): JsonSchema {
    const definitions = [...this.names].map(([classRef, name]) => [
      name,
      this.object(classRef),
    ]);
    return {
      ...this.object(this.models.root.classRef),
      ...(definitions.length > 0 && {
        $defs: Object.fromEntries(definitions),
      }),
    };
  }

  private object(classRef: DtoClass): JsonSchema {
    const properties = this.models.all.get(classRef)?.properties ?? [];
    const required = properties.filter((p) => p.required).map((p) => p.name);
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map((property) => [property.name, this.property(property)]),
      ),
      ...(required.length > 0 && { required }),
      ...(this.closed && { additionalProperties: false }),
    };
  }

  private property(property: DtoProperty): JsonSchema {
    const schema = this.withChild(property);
    return {
      ...(property.nullable ? orNull(schema) : schema),
      ...property.notes,
    };
  }

  private withChild({ keywords, child }: DtoProperty): JsonSchema {
    if (!child) return keywords;
    const schema = this.reference(child.classRef);
    if (child.place === 'items') return { ...keywords, items: schema };
    if (child.place === 'members')
      return { ...keywords, additionalProperties: schema };
    return '$ref' in schema ? schema : { ...keywords, ...schema };
  }

  private reference(classRef: DtoClass): JsonSchema {
    if (classRef === this.models.root.classRef) return { $ref: '#' };
    const name = this.names.get(classRef);
    return name ? { $ref: `#/$defs/${name}` } : this.object(classRef);
  }
}

function sharedClasses({ root, all }: DtoModels): readonly DtoClass[] {
  const uses = new Map<DtoClass, number>();
  for (const { properties } of all.values())
    for (const { child } of properties)
      if (child) uses.set(child.classRef, (uses.get(child.classRef) ?? 0) + 1);
  return [...uses]
    .filter(([classRef, times]) => times > 1 && classRef !== root.classRef)
    .map(([classRef]) => classRef);
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string') {
    const isOpen = Object.keys(schema).length === 0;
    return isOpen ? schema : { anyOf: [schema, { type: 'null' }] };
  }
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
  };
}
