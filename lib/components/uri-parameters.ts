import { allowedTypesOf } from '../schema/coercion/allowed-types.js';
import { isObject } from '../schema/is-object.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { ArgumentDecoder } from './handler-input.js';

/** How people write yes and no into URIs. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
]);

/**
 * Reads the variables of a URI, which are text: booleans are written in several
 * ways there. Numbers are read by the schema's own coercion.
 *
 * @param input the schema of the template's input
 * @returns a function to be made once per template; undefined where nothing needs it
 */
export function uriDecoder(input: JsonSchema): ArgumentDecoder | undefined {
  const { properties } = input;
  const booleans = Object.entries(
    isObject(properties) ? properties : {},
  ).flatMap(([name, schema]) => {
    const types = allowedTypesOf(schema, input);
    return types.has('boolean') && !types.has('string') ? [name] : [];
  });
  if (booleans.length === 0) return undefined;
  return (args) => {
    const read = { ...args };
    for (const name of booleans) {
      const text = args[name];
      if (typeof text !== 'string') continue;
      read[name] = BOOLEANS.get(text.toLowerCase()) ?? text;
    }
    return read;
  };
}
