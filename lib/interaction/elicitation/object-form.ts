import { isSchemaObject } from '../../schema/child-schemas.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import type { ElicitationForm } from './elicitation-form.js';
import { contentFields, refuseContent } from './form-content.js';
import { formField } from './form-field.js';
import type { FormSource } from './form-source.js';
import { propertiesOf, requiredOf } from './merge-parts.js';
import { settleSchema, type SettledSchema } from './settled-schema.js';
import { unaskable } from './unaskable.js';

const MOST_FIELDS = 100;
const WHOLE = 'The schema';

/** A property as a field, and what stands in where the user left it out. */
interface ObjectField {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** `undefined` where nothing does. */
  readonly missing: unknown;
}

/**
 * The form for an object, one field for each property. A property that must be
 * there but may be null may be left out, and is read as null; one with a
 * default gets it.
 *
 * @param settled the schema of the object
 * @param source checks what came back
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` that names the property no form can ask for
 */
export function objectForm(
  settled: SettledSchema,
  source: FormSource,
): ElicitationForm {
  refuseOpenObject(settled);
  const fields = fieldsOf(settled, source);
  const required = fields.filter((field) => field.required);
  const fill = fields.filter(({ missing }) => missing !== undefined);
  return {
    requestedSchema: {
      type: 'object',
      properties: Object.fromEntries(
        fields.map(({ name, schema }) => [name, schema]),
      ),
      ...(required.length > 0 && {
        required: required.map(({ name }) => name),
      }),
    },
    read: (content) => {
      const given = contentFields(content);
      return given
        ? source.validate(filled(given, fill))
        : refuseContent(content);
    },
  };
}

function fieldsOf(
  { keywords }: SettledSchema,
  { json, fillsDefaults }: FormSource,
): readonly ObjectField[] {
  const required = new Set(requiredOf(keywords));
  return Object.entries(propertiesOf(keywords)).map(([name, property]) => {
    const settled = settleSchema(property, json);
    const schema = formField(settled, { subject: name, root: json });
    const needed = required.has(name);
    // A library that fills in a default may have another value in mind than the one it shows.
    const initial = needed || !fillsDefaults ? schema.default : undefined;
    const orNull = needed && settled.nullable ? null : undefined;
    return {
      name,
      schema,
      required: needed && !settled.nullable,
      missing: initial ?? orNull,
    };
  });
}

function filled(
  given: Readonly<Record<string, unknown>>,
  fields: readonly ObjectField[],
): Readonly<Record<string, unknown>> {
  const added = fields
    .filter(({ name }) => !Object.hasOwn(given, name))
    .map(({ name, missing }) => [name, structuredClone(missing)]);
  return added.length > 0 ? { ...given, ...Object.fromEntries(added) } : given;
}

function refuseOpenObject({ keywords, alternatives }: SettledSchema): void {
  const names = Object.keys(propertiesOf(keywords));
  if (names.length > MOST_FIELDS)
    throw unaskable(
      WHOLE,
      `has ${names.length} properties, and a form has at most ${MOST_FIELDS}`,
      'Ask for them in several forms.',
    );
  const named = new Set(names);
  const more = alternatives.flatMap((branch) =>
    Object.keys(propertiesOf(branch.keywords)),
  );
  if (more.some((name) => !named.has(name)))
    throw unaskable(
      WHOLE,
      'is a choice between objects, and a form has one set of fields',
      'Ask which it is first, and for the fields of that one then.',
    );
  if (names.length === 0 && isMap(keywords))
    throw unaskable(
      WHOLE,
      'has properties without names, and a form has named fields',
      'Name the properties to ask for.',
    );
}

function isMap({
  additionalProperties,
  patternProperties,
}: JsonSchema): boolean {
  const members = isSchemaObject(additionalProperties)
    ? Object.keys(additionalProperties).length
    : 0;
  return members > 0 || isSchemaObject(patternProperties);
}
