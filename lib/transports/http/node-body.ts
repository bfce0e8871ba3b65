import type { IncomingMessage } from 'node:http';
import type { HttpBody } from './http-call.js';
import { decodeUtf8 } from './utf8.js';

/**
 * Reads a request body from its stream, as far as the limit.
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
  if (Number(request.headers['content-length']) > limit) {
    return Promise.resolve({ kind: 'too-large' });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (body: HttpBody) => {
      request.off('data', take).off('end', end);
      request.off('close', abort).off('error', abort);
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) done({ kind: 'too-large' });
      else chunks.push(chunk);
    };
    const end = () => done(bodyOf(chunks));
    const abort = () => done({ kind: 'aborted' });
    request.on('data', take).on('end', end);
    request.on('close', abort).on('error', abort);
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
