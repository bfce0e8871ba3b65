import type { JsonSchema } from '../json-schema.js';
import type { SchemaDirection } from '../validation-mode.js';
import { definitionNames } from './definition-names.js';
import type { DtoChild } from './dto-child.js';
import type { DtoModels } from './dto-model.js';
import { DtoNodes, type DtoNode } from './dto-nodes.js';
import type { DtoProperty } from './dto-property.js';
import { orAnything, orNull } from './wider-schema.js';

/** How the schema of a DTO is written. */
export interface DtoSchemaOptions {
  readonly io: SchemaDirection;
  /** Whether properties without decorators are refused. */
  readonly closed: boolean;
  /** Whether what holds only under a condition is written as if it always did. */
  readonly assuming: boolean;
}

/**
 * The JSON Schema of a DTO. A class that is nested in one place stands in that
 * place; one that is shared or recursive stands under `$defs`.
 * @param models the class and all nested in it
 * @param options direction and strictness
 */
export function dtoSchema(
  models: DtoModels,
  options: DtoSchemaOptions,
): JsonSchema {
  return new DtoSchemaWriter(new DtoNodes(models), options).write();
}

class DtoSchemaWriter {
  private readonly names: ReadonlyMap<DtoNode, string>;

  constructor(
    private readonly nodes: DtoNodes,
    private readonly options: DtoSchemaOptions,
  ) {
    this.names = definitionNames(nodes.shared(), ({ model }) => model.classRef);
  }

  write(): JsonSchema {
    const definitions = [...this.names].map(([node, name]) => [
      name,
      this.object(node),
    ]);
    return {
      ...this.object(this.nodes.root),
      ...(definitions.length > 0 && {
        $defs: Object.fromEntries(definitions),
      }),
    };
  }

  private object({ model, discriminator }: DtoNode): JsonSchema {
    const properties = new Map(
      model.properties.flatMap((property) =>
        property.wire.map((name) => [name, this.property(property)]),
      ),
    );
    // Where a property has two names, a value has one of them.
    const required = new Set(
      model.properties.flatMap((property) =>
        property.required && property.wire.length === 1 ? property.wire : [],
      ),
    );
    if (discriminator) {
      const { property, name } = discriminator;
      const declared = properties.get(property) ?? { type: 'string' };
      properties.set(property, { ...declared, const: name });
      // An instance of the right class is an output without saying which class that is.
      if (this.options.io === 'input') required.add(property);
    }
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.size > 0 && { required: [...required] }),
      ...(this.options.closed && { additionalProperties: false }),
    };
  }

  private property(property: DtoProperty): JsonSchema {
    const schema = this.withChild(property);
    if (property.conditional && !this.options.assuming)
      return { ...orAnything(schema), ...property.notes };
    return {
      ...(property.nullable ? orNull(schema) : schema),
      ...property.notes,
    };
  }

  private withChild({ keywords, child }: DtoProperty): JsonSchema {
    if (!child) return keywords;
    const schema = this.child(child);
    if (child.place === 'items') return { ...keywords, items: schema };
    if (child.place === 'members')
      return { ...keywords, additionalProperties: schema };
    if (!('$ref' in schema)) return { ...keywords, ...schema };
    const { type: _, ...others } = keywords;
    return { ...others, ...schema };
  }

  private child(child: DtoChild): JsonSchema {
    const schemas = this.nodes.of(child).map((node) => this.reference(node));
    return child.union ? { anyOf: schemas } : { ...schemas[0] };
  }

  private reference(node: DtoNode): JsonSchema {
    if (node === this.nodes.root) return { $ref: '#' };
    const name = this.names.get(node);
    return name ? { $ref: `#/$defs/${name}` } : this.object(node);
  }
}
