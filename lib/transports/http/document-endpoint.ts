import type { HttpCall } from './http-call.js';
import type { HttpEndpoint } from './http-endpoint.js';

const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'mcp-protocol-version',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
};

/** How long a document may be kept, in seconds. */
const MAX_AGE_S = 300;

/** What can be read as JSON. */
export interface JsonDocument {
  /** `undefined` while it cannot be had. */
  read(): object | undefined | Promise<object | undefined>;
}

/** A JSON document for everybody: metadata that clients look for before they have a token. */
export class DocumentEndpoint implements HttpEndpoint {
  constructor(private readonly document: JsonDocument) {}

  async handle(call: HttpCall): Promise<void> {
    switch (call.method) {
      case 'GET':
      case 'HEAD':
        await this.#answer(call);
        break;
      case 'OPTIONS':
        call.send(204, HEADERS, '');
        break;
      default:
        call.send(405, { allow: 'GET, HEAD, OPTIONS' }, '');
    }
  }

  async #answer(call: HttpCall): Promise<void> {
    const document = await this.document.read();
    const text = JSON.stringify(
      document ?? { error: 'temporarily_unavailable' },
    );
    call.send(
      document ? 200 : 503,
      {
        ...HEADERS,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        ...(document && { 'cache-control': `public, max-age=${MAX_AGE_S}` }),
      },
      call.method === 'HEAD' ? '' : text,
    );
  }
}
