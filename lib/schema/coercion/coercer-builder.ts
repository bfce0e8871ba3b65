import { isSchemaObject } from '../child-schemas.js';
import { isPlainObject } from '../is-object.js';
import type { JsonSchema } from '../json-schema.js';
import type { AllowedTypesFinder } from './allowed-types.js';
import { ArrayCoercer } from './array-coercer.js';
import type { Coercer } from './coercer-type.js';
import { ObjectCoercer } from './object-coercer.js';
import { sameValueParts } from './schema-parts.js';
import { textCoercion } from './text-coercion.js';

const UNCHANGED: Coercer = (value) => value;

/** Builds the coercers of one document, one for each schema object in it. */
export class CoercerBuilder {
  private readonly built = new Map<JsonSchema, Coercer>();

  /** @param types finds the types of the document's schemas */
  constructor(private readonly types: AllowedTypesFinder) {}

  /**
   * The coercer of one schema.
   * @param schema the schema, or what stands where one may be
   * @param resource what its local references are relative to
   */
  build(schema: unknown, resource: JsonSchema): Coercer {
    if (!isSchemaObject(schema)) return UNCHANGED;
    const known = this.built.get(schema);
    if (known) return known;
    let coercer: Coercer = UNCHANGED;
    // Registered before it is made, so that a recursive schema finds itself.
    this.built.set(schema, (value) => coercer(value));
    coercer = this.make(schema, resource);
    this.built.set(schema, coercer);
    return coercer;
  }

  private make(schema: JsonSchema, resource: JsonSchema): Coercer {
    const text = textCoercion(this.types.find(schema, resource));
    const parts = sameValueParts(schema, resource, this.types);
    const build = this.build.bind(this);
    const objects = parts.flatMap((part) => ObjectCoercer.of(part, build));
    const arrays = parts.flatMap((part) => ArrayCoercer.of(part, build));
    if (!text && objects.length === 0 && arrays.length === 0) return UNCHANGED;
    return (value) => {
      if (typeof value === 'string') return text ? text(value) : value;
      if (Array.isArray(value))
        return arrays.reduce<unknown[]>((v, coercer) => coercer.run(v), value);
      if (isPlainObject(value))
        return objects.reduce((v, coercer) => coercer.run(v), value);
      return value;
    };
  }
}
