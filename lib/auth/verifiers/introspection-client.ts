import { EndpointClient } from './endpoint-client.js';
import type { EndpointRequest } from './endpoint-request.js';
import { endpointOf } from './endpoint.js';
import { EndpointException } from './endpoint.exception.js';
import type { IntrospectionOptions } from './introspection-options.js';
import type { OptionProblems } from './option-problems.js';
import type { Claims } from './token-claims.js';

/** Asks the introspection endpoint about one token (RFC 7662 §2). */
export type Introspect = (token: string) => Promise<Claims | undefined>;

/**
 * Makes the function that asks: it returns what the endpoint says of a token that
 * is active, `undefined` for one that is not, and throws an `EndpointException`
 * when there is no answer.
 *
 * @returns `undefined` when the options do not allow it; `problems` says why
 */
export function introspectWith(
  options: IntrospectionOptions,
  problems: OptionProblems,
): Introspect | undefined {
  const { clientId, clientSecret, authentication = 'basic' } = options;
  const { timeoutMs = 5_000, allowPrivateAddresses = false, fetch } = options;
  for (const option of ['clientId', 'clientSecret'] as const) {
    if (typeof options[option] === 'string' && options[option] !== '') continue;
    problems.add(
      'MCP_AUTH_CREDENTIALS_MISSING',
      option,
      'the endpoint answers only to clients it knows (RFC 7662, section 2.1).',
      'Set clientId and clientSecret to those of this server at the authorization server.',
    );
  }
  if (authentication !== 'basic' && authentication !== 'post') {
    problems.add(
      'MCP_AUTH_OPTION_INVALID',
      'authentication',
      'it is neither basic nor post.',
      'Set it to basic or post, or leave it out.',
    );
  }
  problems.checkNumbers({ timeoutMs });
  const endpoint = endpointOf(
    options.endpoint,
    'endpoint',
    allowPrivateAddresses,
    problems,
  );
  if (!endpoint) return undefined;
  const client = new EndpointClient(endpoint, timeoutMs, fetch);
  const isBasic = authentication === 'basic';
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    ...(isBasic && { authorization: basic(clientId, clientSecret) }),
  };
  return async (token) => {
    const body = new URLSearchParams({
      token,
      token_type_hint: 'access_token',
    });
    if (!isBasic) {
      body.set('client_id', clientId);
      body.set('client_secret', clientSecret);
    }
    const request: EndpointRequest = {
      method: 'POST',
      headers,
      body: body.toString(),
    };
    const answer = await client.ask(request);
    if (typeof answer['active'] !== 'boolean') {
      throw new EndpointException(
        `${endpoint.name} did not say whether the token is active.`,
      );
    }
    return answer['active'] ? answer : undefined;
  };
}

/** Both are encoded as in a form first (RFC 6749 §2.3.1). */
function basic(clientId: string, clientSecret: string): string {
  const pair = [clientId, clientSecret].map(formEncoded).join(':');
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}
