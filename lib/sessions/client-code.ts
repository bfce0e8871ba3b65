import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ClientIdentity } from '../exchange/inbound-request.js';
import { isObject, isPlainObject } from '../schema/is-object.js';
import { capabilitiesOf, capabilityBits } from './capability-bits.js';

/** What the code of a client says. */
export interface CodedClient {
  readonly version: string;
  readonly client: ClientIdentity;
}

/** The capabilities whose content is up to the client. */
const OPEN = ['experimental', 'extensions'] as const;

/** Beyond this many bytes nothing is compressed: what is opened again stays small. */
const MAX_INFLATED = 1024;

const PLAIN = 0;
const DEFLATED = 1;

/** Longest name and version of a client that are kept whole if anything fits. */
const LENGTHS = { name: 64, version: 32 };

/** As long as fits beside nothing else, were each character escaped to six. */
const SHORT_LENGTHS = { name: 20, version: 8 };

/**
 * Encodes revision and client in a given space. What does not fit is left out,
 * least important first: the content of experimental capabilities and
 * extensions, their names, the end of the client's name and version. What the
 * specification knows of capabilities is always kept.
 *
 * @param space bytes there are; at least 200, for revisions of 10 characters
 */
export function encodeClient(
  { version, client }: CodedClient,
  space: number,
): Buffer {
  const bits = capabilityBits(client.capabilities);
  const whole = openCapabilities(client.capabilities);
  const names = Object.fromEntries(
    Object.entries(whole).map(([kind, content]) => [kind, namesOf(content)]),
  );
  const info = infoParts(client.info, LENGTHS);
  for (const open of [whole, names]) {
    const members = Object.keys(open).length > 0 ? [open] : [];
    const code = fitting([version, bits, ...info, ...members], space);
    if (code) return code;
  }
  const code = fitting([version, bits, ...info], space);
  return (
    code ?? plain([version, bits, ...infoParts(client.info, SHORT_LENGTHS)])
  );
}

/**
 * Decodes what `encodeClient` made.
 *
 * @param code those bytes, known to be genuine
 * @returns `undefined` for the bytes of another version of this library that cannot be read
 */
export function decodeClient(code: Buffer): CodedClient | undefined {
  const bytes = code.subarray(1);
  const text = code[0] === DEFLATED ? inflateRawSync(bytes) : bytes;
  const parts: unknown = JSON.parse(text.toString());
  if (!Array.isArray(parts)) return undefined;
  const [version, bits, name, clientVersion, open]: readonly unknown[] = parts;
  if (typeof version !== 'string' || typeof bits !== 'number') return undefined;
  const capabilities = capabilitiesOf(bits);
  if (isObject(open)) Object.assign(capabilities, open);
  const client =
    typeof name === 'string' && typeof clientVersion === 'string'
      ? { capabilities, info: { name, version: clientVersion } }
      : { capabilities };
  // All calls of a session see the same object.
  return { version, client: frozen(client) };
}

function openCapabilities(
  capabilities: ClientIdentity['capabilities'],
): Record<string, Record<string, unknown>> {
  const open: Record<string, Record<string, unknown>> = {};
  for (const kind of OPEN) {
    const content = capabilities[kind];
    if (isPlainObject(content)) open[kind] = content;
  }
  return open;
}

function namesOf(content: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(content).map((name) => [name, {}]));
}

function infoParts(
  info: ClientIdentity['info'],
  { name, version }: typeof LENGTHS,
): readonly (string | null)[] {
  return info
    ? [cut(info.name, name), cut(info.version, version)]
    : [null, null];
}

function cut(text: string, length: number): string {
  // Not through the middle of a character made of two.
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function fitting(parts: readonly unknown[], space: number): Buffer | undefined {
  const code = plain(parts);
  if (code.length <= space) return code;
  if (code.length > MAX_INFLATED) return undefined;
  // Only where it must be: inflating takes longer than all the rest of opening a token.
  const deflated = deflateRawSync(code.subarray(1), { level: 9 });
  return deflated.length < space
    ? Buffer.concat([Uint8Array.of(DEFLATED), deflated])
    : undefined;
}

function plain(parts: readonly unknown[]): Buffer {
  return Buffer.concat([
    Uint8Array.of(PLAIN),
    Buffer.from(JSON.stringify(parts)),
  ]);
}

function frozen<T>(value: T): T {
  if (isObject(value)) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
