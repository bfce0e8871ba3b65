import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { id: 'vault', secret: 'secret-of-the-client' };
export const CALLBACK = 'https://vault.example/mcp';

/** The part of an authorization server that clients talk to themselves (RFC 6749 §4.1.3, RFC 7636). */
export class TokenEndpoint {
  readonly #server: Server;
  readonly #codes = new Map<string, { user: string; challenge: string }>();
  readonly #tokens = new Map<string, string>();

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: string[] = [];
      for await (const chunk of request) chunks.push(String(chunk));
      const [status, body] =
        request.url === '/me'
          ? this.#profile(request.headers.authorization)
          : this.#exchange(new URLSearchParams(chunks.join('')));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }

  static async open(): Promise<TokenEndpoint> {
    const endpoint = new TokenEndpoint();
    endpoint.#server.listen(0, '127.0.0.1');
    await once(endpoint.#server, 'listening');
    return endpoint;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** A code as a user would come back with, good for one exchange. */
  codeFor(user: string, verifier: string): string {
    const code = `code-${randomUUID()}`;
    this.#codes.set(code, { user, challenge: challengeOf(verifier) });
    return code;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #exchange(form: URLSearchParams): [number, object] {
    const code = form.get('code') ?? '';
    const granted = this.#codes.get(code);
    this.#codes.delete(code);
    const isRight =
      form.get('client_id') === CLIENT.id &&
      form.get('client_secret') === CLIENT.secret &&
      form.get('redirect_uri') === CALLBACK &&
      granted?.challenge === challengeOf(form.get('code_verifier') ?? '');
    if (!isRight) {
      return [400, { error: 'invalid_grant', error_description: 'Not so' }];
    }
    const token = `token-${randomUUID()}`;
    this.#tokens.set(token, granted.user);
    return [200, { access_token: token, token_type: 'bearer' }];
  }

  #profile(authorization = ''): [number, object] {
    const id = this.#tokens.get(authorization.replace('Bearer ', ''));
    return id === undefined ? [401, {}] : [200, { id }];
  }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
