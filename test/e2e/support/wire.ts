import { request as httpRequest } from 'node:http';
import type { Fetch } from '../../../lib/internal.js';
import { parseBody, type RpcAnswer } from './rpc.js';

/** A request down to its bytes, however wrong. */
export interface WireRequest {
  /** Default: POST. */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** A list is written piece by piece, each in a packet of its own. */
  readonly body: string | Uint8Array | readonly Uint8Array[];
}

/** Sends a request some way. */
export type Send = (request: WireRequest) => Promise<RpcAnswer>;

const BETWEEN_PIECES_MS = 5;

/** Sends with Node's own client, which takes any header and any bytes. */
export function overHttp(url: string): Send {
  return ({ method = 'POST', headers, body }) =>
    new Promise((resolve, reject) => {
      const pieces =
        typeof body === 'string' ? [Buffer.from(body)] : listOf(body);
      const [only] = pieces;
      const isSized = 'content-length' in headers || method === 'GET';
      const outgoing = httpRequest(url, {
        method,
        agent: false,
        headers: {
          ...(pieces.length === 1 &&
            only &&
            !isSized && { 'content-length': String(only.length) }),
          ...Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [
              name,
              typeof value === 'string' ? value : [...value],
            ]),
          ),
        },
      });
      outgoing.on('response', (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => (text += part));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const received = new Headers();
          for (const [name, values = []] of Object.entries(
            incoming.headersDistinct,
          )) {
            for (const value of values) received.append(name, value);
          }
          resolve({
            status: incoming.statusCode ?? 0,
            headers: received,
            text,
            body: parseBody(text, received.get('content-type')),
          });
        });
      });
      // After the answer nobody is bound to read on: what is left of the body may meet a closed connection.
      outgoing.on('error', reject);
      void write(outgoing, pieces);
    });
}

/** Sends without a network, through a `fetch` of the library's. */
export function throughFetch(url: string, via: Fetch): Send {
  return async ({ method = 'POST', headers, body }) => {
    const sent = new Headers();
    for (const [name, values] of Object.entries(headers)) {
      for (const value of [values].flat()) sent.append(name, value);
    }
    const bytes =
      typeof body === 'string'
        ? Buffer.from(body)
        : Buffer.concat(listOf(body));
    const response = await via(url, {
      method,
      headers: sent,
      // As bytes, so that no content type is made up.
      ...(method !== 'GET' &&
        method !== 'HEAD' && { body: new Uint8Array(bytes) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parseBody(text, response.headers.get('content-type')),
    };
  };
}

async function write(
  outgoing: ReturnType<typeof httpRequest>,
  pieces: readonly Uint8Array[],
): Promise<void> {
  outgoing.setNoDelay(true);
  for (const piece of pieces) {
    if (outgoing.destroyed) return;
    outgoing.write(piece);
    if (pieces.length > 1)
      await new Promise((next) => setTimeout(next, BETWEEN_PIECES_MS));
  }
  outgoing.end();
}

function listOf(
  body: Uint8Array | readonly Uint8Array[],
): readonly Uint8Array[] {
  return body instanceof Uint8Array ? [body] : body;
}
