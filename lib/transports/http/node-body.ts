import type { IncomingMessage } from 'node:http';
import type { HttpBody } from './http-call.js';
import { decodeUtf8 } from './utf8.js';

const DRAIN_MS = 1000;

/**
 * Reads a request body from its stream. Beyond the limit it stops keeping what
 * arrives, but takes in a little more: a client that is still sending would
 * lose the answer with the connection.
 *
 * @param platformRequest where a parser that came first has left its `body`
 * @param limit most bytes to accept
 */
export function readNodeBody(
  request: IncomingMessage,
  platformRequest: object,
  limit: number,
): Promise<HttpBody> {
  if (request.readableEnded) {
    return Promise.resolve(consumedBody(platformRequest));
  }
  if (request.destroyed) return Promise.resolve({ kind: 'aborted' });
  if (Number(request.headers['content-length']) > 2 * limit) {
    return Promise.resolve({ kind: 'too-large' });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let drain: NodeJS.Timeout | undefined;
    const done = (body: HttpBody) => {
      clearTimeout(drain);
      request.off('data', take).off('end', end).off('close', abort);
      request.off('error', abort);
      resolve(body);
    };
    const tooLarge = () => done({ kind: 'too-large' });
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > 2 * limit) tooLarge();
      else drain ??= setTimeout(tooLarge, DRAIN_MS);
    };
    const end = () => (size > limit ? tooLarge() : done(bodyOf(chunks)));
    const abort = () => done({ kind: 'aborted' });
    request.on('data', take).on('end', end).on('close', abort);
    request.on('error', abort);
  });
}

function bodyOf(chunks: readonly Buffer[]): HttpBody {
  const [first] = chunks;
  // Characters may be split between chunks, so they are joined as bytes.
  const bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks);
  const text = decodeUtf8(bytes);
  return text === undefined ? { kind: 'malformed' } : { kind: 'text', text };
}

function consumedBody(request: object): HttpBody {
  const value: unknown = Reflect.get(request, 'body');
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (value instanceof Uint8Array) return bodyOf([Buffer.from(value)]);
  return value === undefined
    ? { kind: 'text', text: '' }
    : { kind: 'value', value };
}
