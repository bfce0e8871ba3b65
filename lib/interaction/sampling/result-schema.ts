import { needsWrapping, wrapSchema } from '../../execution/output-wrapping.js';
import { compileSchema } from '../../schema/compile-schema.js';
import type {
  CompiledSchema,
  SchemaResult,
} from '../../schema/compiled-schema.js';
import {
  isDtoClass,
  isStandardSchema,
  type SchemaSource,
} from '../../schema/schema-source.js';
import { isObject } from '../../schema/is-object.js';
import {
  standardJsonSchema,
  validateStandard,
} from '../../schema/standard-schema.js';

/** By what they were written as: a handler asks for the same result at each of its runs. */
const compiled = new WeakMap<SchemaSource, CompiledSchema>();

/**
 * What a model's result must be: any value, not only an object, which is what
 * sets it apart from an input. Values are taken as the model wrote them.
 *
 * @throws SchemaException when no schema can be made of the source
 */
export function resultSchema(source: SchemaSource): CompiledSchema {
  const known = compiled.get(source);
  if (known) return known;
  const schema = compile(source);
  compiled.set(source, schema);
  return schema;
}

/** The schema of a result as the arguments of a tool, which are an object: any other value becomes its `result`. */
export function asArguments(schema: CompiledSchema): CompiledSchema {
  if (!needsWrapping(schema.json)) return schema;
  return {
    json: wrapSchema(schema.json),
    validate: async (args) =>
      inside('result', await schema.validate(resultIn(args))),
  };
}

function compile(source: SchemaSource): CompiledSchema {
  // What the model writes is the library's input, which compileSchema() takes for an object.
  if (isStandardSchema(source)) {
    return {
      json: standardJsonSchema(source, 'input'),
      validate: (value) => validateStandard(source, value),
    };
  }
  return compileSchema(source, {
    io: isDtoClass(source) ? 'input' : 'output',
    mode: 'strict',
  });
}

function resultIn(args: unknown): unknown {
  return isObject(args) && Object.hasOwn(args, 'result')
    ? args['result']
    : undefined;
}

function inside(property: string, checked: SchemaResult): SchemaResult {
  if (checked.ok) return checked;
  return {
    ok: false,
    issues: checked.issues.map(({ path, message }) => ({
      path: [property, ...path],
      message,
    })),
  };
}
