import { ProtocolFault } from '../errors/protocol-fault.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { decodeMirrored } from './header-value.js';
import type { HeaderReader } from './inbound.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import { type ParamHeader, paramHeaders } from './x-mcp-header.js';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * Checks that the arguments a tool's schema mirrors in headers are there and
 * the same (2026-07-28, Transports). A header without its argument is ignored.
 *
 * @param schema the tool's input schema
 */
export function paramHeaderFault(
  schema: JsonSchema,
  args: JsonObject,
  header: HeaderReader,
): ProtocolFault | undefined {
  for (const declared of paramHeaders(schema)) {
    const value = valueAt(args, declared.path);
    const text = mirroredText(value);
    if (text === undefined) continue;
    const problem = compare(declared, value, text, header);
    if (problem) {
      return new ProtocolFault(
        'header-mismatch',
        `The ${declared.name} header ${problem}.`,
        { mismatch: { header: declared.name, body: declared.path.join('.') } },
      );
    }
  }
  return undefined;
}

function compare(
  { name, numeric }: ParamHeader,
  value: unknown,
  text: string,
  header: HeaderReader,
): string | undefined {
  const sent = header(name.toLowerCase());
  if (sent === undefined) return 'is missing';
  const said = decodeMirrored(sent);
  if (said === undefined) return 'is not valid base64 of UTF-8 text';
  const equal =
    numeric && typeof value === 'number' && DECIMAL.test(said)
      ? Number(said) === value
      : said === text;
  return equal ? undefined : 'differs from the argument it repeats';
}

/** How a client writes a value into a header; `undefined` for values that have no header. */
function mirroredText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return String(value);
    case 'number':
      return Number.isInteger(value) && !Number.isSafeInteger(value)
        ? undefined
        : String(value);
    default:
      return undefined;
  }
}

function valueAt(args: JsonObject, path: readonly string[]): unknown {
  let place: unknown = args;
  for (const name of path) {
    if (!isJsonObject(place) || !Object.hasOwn(place, name)) return undefined;
    place = place[name];
  }
  return place;
}
