import { allowedTypesOf } from '../schema/coercion/allowed-types.js';
import { findHostileKey, mayHaveHostileKey } from '../schema/hostile-keys.js';
import { isObject } from '../schema/is-object.js';
import { isDeeperThan, MAX_JSON_DEPTH } from '../schema/json-depth.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { resolveLocalRef } from '../schema/local-ref.js';
import type { ArgumentDecoder } from './handler-input.js';

/** Keywords a prompt's argument says by itself. */
const TOLD: ReadonlySet<string> = new Set(['title', 'description']);

/** One argument of a prompt, as `prompts/list` shows it (2025-11-25, Prompts). */
export interface PromptArgument {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly required: boolean;
}

/**
 * What clients are told of a prompt's arguments. Arguments travel as text:
 * where text itself is no valid value, the description says what the text is
 * to hold.
 *
 * @param input the schema of the prompt's input, an object
 */
export function promptArguments(input: JsonSchema): PromptArgument[] {
  const { required } = input;
  return propertiesOf(input).map(([name, schema]) => {
    const { title, description } = describedAt(schema, input);
    const told = withHint(description, schema, input);
    return {
      name,
      ...(title !== undefined && { title }),
      ...(told !== undefined && { description: told }),
      required: Array.isArray(required) && required.includes(name),
    };
  });
}

/**
 * Reads the arguments of a prompt from the text they travel as: text stays
 * text where the schema allows any, JSON becomes the value it stands for
 * elsewhere. What is no JSON, nested too deep or made to reach a prototype stays
 * as it is, for the validator to refuse.
 *
 * @param input the schema of the prompt's input
 * @returns a function to be made once per prompt
 */
export function promptDecoder(input: JsonSchema): ArgumentDecoder {
  const encoded = new Set(
    propertiesOf(input).flatMap(([name, schema]) =>
      allowedTypesOf(schema, input).has('string') ? [] : [name],
    ),
  );
  return (args) =>
    Object.fromEntries(
      Object.entries(args).map(([name, text]) => [
        name,
        encoded.has(name) ? decoded(text) : text,
      ]),
    );
}

function propertiesOf({ properties }: JsonSchema): [string, unknown][] {
  return isObject(properties) ? Object.entries(properties) : [];
}

function describedAt(
  schema: unknown,
  root: JsonSchema,
): { readonly title?: string; readonly description?: string } {
  if (!isObject(schema)) return {};
  const { $ref } = schema;
  const behind =
    typeof $ref === 'string' ? resolveLocalRef(root, $ref) : undefined;
  const { title, description } = {
    ...(isObject(behind) && behind),
    ...schema,
  };
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
  };
}

function withHint(
  description: string | undefined,
  schema: unknown,
  root: JsonSchema,
): string | undefined {
  const types = allowedTypesOf(schema, root);
  if (types.has('string')) return description;
  const hint = `Provide JSON text that matches this schema: ${JSON.stringify(shown(schema, root))}`;
  if (description === undefined) return hint;
  const isSentence = /[.!?]\s*$/.test(description);
  return `${description}${isSentence ? '' : '.'} ${hint}`;
}

/** Without what the description of the argument says already, and with what it refers to. */
function shown(schema: unknown, { $defs }: JsonSchema): unknown {
  if (!isObject(schema)) return schema;
  const rest = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !TOLD.has(keyword)),
  );
  const refers = JSON.stringify(rest).includes('"$ref":"#/$defs/');
  return refers ? { ...rest, $defs } : rest;
}

/** Text within text gets around what is asked of messages: the same is asked of it here. */
function decoded(text: unknown): unknown {
  if (typeof text !== 'string' || isDeeperThan(text, MAX_JSON_DEPTH)) {
    return text;
  }
  try {
    const value: unknown = JSON.parse(text);
    const isClean =
      !mayHaveHostileKey(text) ||
      findHostileKey(value, MAX_JSON_DEPTH) === 'clean';
    return isClean ? value : text;
  } catch {
    return text;
  }
}
