import type {
  HandlerParameter,
  ParameterSource,
} from '../components/handler-parameter.js';
import { isClass } from '../components/is-class.js';
import { type InputPart, HandlerInput } from '../components/handler-input.js';
import {
  compileSchema,
  type CompileSchemaOptions,
} from '../schema/compile-schema.js';
import type { CompiledSchema } from '../schema/compiled-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { SchemaException } from '../schema/schema.exception.js';
import type { SchemaSource } from '../schema/schema-source.js';
import {
  MCP_AMBIGUOUS_INPUT,
  MCP_UNKNOWN_PARAMETER,
} from './discovery-error-codes.js';
import { asDefinition, mergeObjectSchemas } from './merge-object-schemas.js';
import type { InputClaim } from './parameter-claims.js';
import { isDtoType, primitiveSchema } from './parameter-types.js';

/** How schemas of a server are compiled; the direction is the builder's. */
export type InputCompilation = Omit<CompileSchemaOptions, 'io'>;

/** What a handler takes, and how its parameters get their shares of it. */
export interface BuiltInput {
  readonly input: HandlerInput;
  readonly parameters: readonly HandlerParameter[];
}

const NOTHING: JsonSchema = { type: 'object', additionalProperties: false };

/**
 * Makes the input of a handler from the schema its decorator names or, without it,
 * from the parameters that claim the input.
 *
 * @throws SchemaException when it cannot be made, with a remedy
 */
export function buildInput(
  claims: readonly InputClaim[],
  given: SchemaSource | undefined,
  options: InputCompilation,
): BuiltInput {
  if (given !== undefined) return fromSchema(claims, given, options);
  if (claims.length === 0) {
    return { input: new HandlerInput(NOTHING, []), parameters: [] };
  }
  const [claim] = claims;
  if (claim && claims.length === 1 && claim.property === undefined) {
    const schema = compileWhole(claim, options);
    return {
      input: new HandlerInput(schema.json, [
        { share: { kind: 'whole' }, schema, parameter: claim.index },
      ]),
      parameters: [parameterOf(claim, { kind: 'input' })],
    };
  }
  return fromShares(claims, options);
}

function fromSchema(
  claims: readonly InputClaim[],
  given: SchemaSource,
  options: InputCompilation,
): BuiltInput {
  const undeclared = claims.filter(
    ({ declared, property }) => !declared && property === undefined,
  );
  if (undeclared.length > 1) throw ambiguous(undeclared);
  const schema = compileSchema(given, { ...options, io: 'input' });
  const typed = claims.find(
    ({ property, metatype }) => property === undefined && metatype === given,
  );
  return {
    input: new HandlerInput(schema.json, [
      {
        share: { kind: 'whole' },
        schema,
        ...(typed && { parameter: typed.index }),
      },
    ]),
    parameters: claims.map((claim) =>
      parameterOf(
        claim,
        claim.property === undefined
          ? { kind: 'input' }
          : { kind: 'property', property: claim.property },
      ),
    ),
  };
}

function fromShares(
  claims: readonly InputClaim[],
  options: InputCompilation,
): BuiltInput {
  const bodies = claims.filter(({ property }) => property === undefined);
  const guessed = bodies.filter(({ declared }) => !declared);
  if (guessed.length > 1) throw ambiguous(guessed);
  const parts: InputPart[] = [];
  const schemas: JsonSchema[] = [];
  const parameters: HandlerParameter[] = [];
  for (const claim of claims) {
    if (claim.property === undefined) {
      const schema = compileWhole(claim, options);
      const share = { kind: 'pick', properties: propertiesOf(schema) } as const;
      parts.push({ share, schema, parameter: claim.index });
      schemas.push(rootless(claim, schema.json));
      parameters.push(parameterOf(claim, { kind: 'pick' }));
    } else {
      const { property } = claim;
      const schema = compileProperty(claim, property, options);
      const optional = claim.options.required === false;
      const share = { kind: 'property', property } as const;
      parts.push({
        share,
        schema,
        optional,
        ...(isDtoType(claim.metatype) && { parameter: claim.index }),
      });
      schemas.push(asObjectSchema(property, schema.json, optional));
      parameters.push(parameterOf(claim, share));
    }
  }
  return {
    input: new HandlerInput(mergeObjectSchemas(schemas), parts),
    parameters,
  };
}

function compileWhole(
  claim: InputClaim,
  options: InputCompilation,
): CompiledSchema {
  if (!isDtoType(claim.metatype)) {
    throw new SchemaException(
      MCP_UNKNOWN_PARAMETER,
      `parameter ${claim.index} is the input, but its type ${typeName(claim.metatype)} says nothing about it at run time.`,
      "Type it with a DTO class (imported as a value, not with `import type`), name it with @Input('name'), or give the decorator a schema: { input }.",
    );
  }
  return compileSchema(claim.metatype, { ...options, io: 'input' });
}

function compileProperty(
  { index, metatype, options }: InputClaim,
  property: string,
  compile: InputCompilation,
): CompiledSchema {
  const keywords: JsonSchema = {
    ...(options.description !== undefined && {
      description: options.description,
    }),
    ...options.schema,
  };
  if (isDtoType(metatype)) {
    const schema = compileSchema(metatype, { ...compile, io: 'input' });
    const json = asDefinition(schema.json, metatype.name);
    return { ...schema, json: { ...json, ...keywords } };
  }
  const primitive = primitiveSchema(metatype);
  if (!primitive && !options.schema) {
    throw new SchemaException(
      MCP_UNKNOWN_PARAMETER,
      `parameter ${index} is the property "${property}", but its type ${typeName(metatype)} says nothing about it at run time.`,
      `Type it string, number, boolean or with a DTO class, or say what it is: @Input('${property}', { schema: { … } }).`,
    );
  }
  return propertySchema({ ...primitive, ...keywords }, compile);
}

/** A property's schema, checked inside the object it needs to be an input. */
function propertySchema(
  json: JsonSchema,
  compile: InputCompilation,
): CompiledSchema {
  const inObject = compileSchema(asObjectSchema('value', json, false), {
    ...compile,
    io: 'input',
  });
  return {
    json,
    validate: async (value) => {
      const result = await inObject.validate({ value });
      return result.ok
        ? { ok: true, value: Reflect.get(Object(result.value), 'value') }
        : {
            ok: false,
            issues: result.issues.map(({ path, message }) => ({
              path: path.slice(1),
              message,
            })),
          };
    },
    ...(inObject.coerce && {
      coerce: (value: unknown): unknown =>
        Reflect.get(Object(inObject.coerce?.({ value })), 'value'),
    }),
    ...(inObject.check && {
      check: () => inObject.check?.() ?? Promise.resolve(),
    }),
  };
}

function asObjectSchema(
  property: string,
  json: JsonSchema,
  optional: boolean,
): JsonSchema {
  return {
    type: 'object',
    properties: { [property]: json },
    ...(!optional && { required: [property] }),
    additionalProperties: false,
  };
}

function parameterOf(
  { index, metatype, type, property, pipes }: InputClaim,
  source: ParameterSource,
): HandlerParameter {
  return {
    index,
    source,
    type,
    pipes,
    ...(isClass(metatype) && { metatype }),
    ...(property !== undefined && { data: property }),
  };
}

function ambiguous(claims: readonly InputClaim[]): SchemaException {
  const indexes = claims.map(({ index }) => index).join(' and ');
  return new SchemaException(
    MCP_AMBIGUOUS_INPUT,
    `parameters ${indexes} could each be the input.`,
    "Mark the input with @Input() and the others with what they are: @Input('name'), @Ctx() or a param decorator.",
  );
}

/** The schema of a DTO whose properties join those of others, at a root that is no longer its own. */
function rootless({ metatype }: InputClaim, json: JsonSchema): JsonSchema {
  const defined = asDefinition(json, typeName(metatype));
  if (defined === json) return json;
  const { $defs } = defined;
  const own = Reflect.get(Object($defs), typeName(metatype));
  return { ...Object(own), $defs };
}

function propertiesOf({ json }: CompiledSchema): readonly string[] {
  const properties = json['properties'];
  return typeof properties === 'object' && properties !== null
    ? Object.keys(properties)
    : [];
}

function typeName(type: unknown): string {
  return typeof type === 'function' ? type.name : String(type);
}
