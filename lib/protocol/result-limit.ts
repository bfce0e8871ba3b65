import { FAULT_CODES } from '../errors/protocol-fault.js';
import { RareLog } from '../notifications/rare-log.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import type { ErrorReply } from './reply.js';

/** What an answer holds beside its id. */
type Answer = { readonly result: JsonObject } | Pick<ErrorReply, 'error'>;

/** The parts of a result that make it large: texts and base64. */
const PARTS = ['content', 'contents', 'messages'] as const;

const log = new RareLog('McpProtocol');

/** How large results may be whose size handlers decide. */
export class ResultLimit {
  /**
   * @param maxBytes most bytes of JSON
   * @param toolResult frames the result of a tool, as the era has it
   */
  constructor(
    private readonly maxBytes: number,
    private readonly toolResult: (result: JsonObject) => JsonObject,
  ) {}

  /**
   * What is answered in place of a result whose texts alone are too large: of
   * such a result no JSON is made.
   */
  unwritten(result: JsonObject, method: string): Answer | undefined {
    const bytes = lengthOf(result);
    return bytes > this.maxBytes
      ? this.#instead(`at least ${bytes}`, method)
      : undefined;
  }

  /** What is answered in place of a result whose JSON is too large. */
  written(json: string, method: string): Answer | undefined {
    // A character is three bytes at most: the bytes need hardly ever be counted.
    if (json.length * 3 <= this.maxBytes) return undefined;
    const bytes = Buffer.byteLength(json);
    return bytes > this.maxBytes
      ? this.#instead(String(bytes), method)
      : undefined;
  }

  #instead(bytes: string, method: string): Answer {
    const message = `The result has ${bytes} bytes; the limit is ${this.maxBytes}: narrow the request.`;
    log.warn(`${method} was answered with an error:`, message);
    return method === 'tools/call'
      ? {
          result: this.toolResult({
            content: [{ type: 'text', text: message }],
            isError: true,
          }),
        }
      : { error: { code: FAULT_CODES.internal, message } };
  }
}

/** Characters of the texts of a result, of which each is a byte at least. */
function lengthOf(result: JsonObject): number {
  let length = 0;
  for (const name of PARTS) {
    const parts = result[name];
    if (!Array.isArray(parts)) continue;
    for (const part of parts) length += lengthOfPart(part);
  }
  return length;
}

/** A message holds its content, and that may hold a resource. */
function lengthOfPart(part: unknown): number {
  let length = 0;
  let holder = part;
  for (let depth = 0; depth < 3 && isJsonObject(holder); depth += 1) {
    const { text, data, blob, resource, content } = holder;
    for (const value of [text, data, blob]) {
      if (typeof value === 'string') length += value.length;
    }
    holder = resource ?? content;
  }
  return length;
}
