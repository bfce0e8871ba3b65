import type { Component } from '../../components/component.js';
import type { SessionState } from '../../exchange/exchange-channel.js';
import type { InboundMessage } from '../../exchange/inbound-request.js';
import {
  McpExchange,
  type PrincipalFunction,
} from '../../exchange/mcp-exchange.js';
import { isPlainObject } from '../../schema/is-object.js';
import { DirectChannel, type DirectCaller } from '../direct-channel.js';

/** For whom something is explained. Nobody in particular by default. */
export interface ExplainedCaller extends Pick<
  DirectCaller,
  'user' | 'headers'
> {
  /**
   * Put on the request as `auth`, as `McpAuthGuard` leaves it: `{ subject, scopes, claims }`
   * and the like. Without `user`, its claims are the user too, or else itself.
   */
  readonly auth?: Readonly<Record<string, unknown>>;
  /** The `Mcp-Session-Id` of a session over HTTP: what handlers show and hide in it counts, and looking counts as a use of it. */
  readonly session?: string;
}

/** The protocol revision of what is asked: that of clients with sessions. */
const VERSION = '2025-11-25';

/** Shorter values are no secrets, and are part of too many words. */
const SHORTEST_SECRET = 8;

const METHODS = {
  tool: ['tools/call', 'tools/list'],
  prompt: ['prompts/get', 'prompts/list'],
  resource: ['resources/read', 'resources/list'],
  'resource-template': ['resources/read', 'resources/templates/list'],
} as const;

/** The method of the list a kind of component is in. */
export function listMethodOf({ kind }: Component): string {
  return METHODS[kind][1];
}

/** What stands in for the requests of a caller. */
export class StandIn {
  readonly #caller: ExplainedCaller;

  /** @param session the caller's; none where it has none */
  constructor(
    caller: ExplainedCaller,
    private readonly principal: PrincipalFunction,
    private readonly session: SessionState | undefined,
  ) {
    const { auth, user = userOf(auth) } = caller;
    this.#caller = { ...caller, ...(user !== undefined && { user }) };
  }

  /** A use of a component. */
  use(component: Component, uri: string | undefined): McpExchange {
    const params =
      uri === undefined ? { name: component.name, arguments: {} } : { uri };
    return this.#exchange(METHODS[component.kind][0], params);
  }

  /** A request for the list a component is in. */
  list(component: Component): McpExchange {
    return this.#exchange(listMethodOf(component), {});
  }

  /** A text without what only the caller may know. */
  readonly redact = (text: string): string =>
    this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);

  #exchange(
    method: string,
    params: Readonly<Record<string, unknown>>,
  ): McpExchange {
    const message = { id: 'explain', method, params };
    return new McpExchange({
      era: 'legacy',
      version: VERSION,
      message,
      client: { capabilities: {} },
      channel: new StandInChannel(this.#caller, message, this.session),
      principal: this.principal,
    });
  }

  get #secrets(): readonly string[] {
    const { headers = {}, auth, session } = this.#caller;
    const token: unknown = auth?.['token'];
    return [token, session, ...Object.values(headers)]
      .filter((value) => typeof value === 'string')
      .flatMap((value) => [value, ...value.split(/[\s,;=]+/)])
      .filter(({ length }) => length >= SHORTEST_SECRET)
      .sort((a, b) => b.length - a.length);
  }
}

class StandInChannel extends DirectChannel {
  readonly session?: SessionState;

  constructor(
    caller: ExplainedCaller,
    message: InboundMessage,
    session: SessionState | undefined,
  ) {
    super(caller, message);
    if (session) this.session = session;
    const { auth } = caller;
    if (auth) Reflect.set(this.http.request, 'auth', { ...auth });
  }
}

function userOf(auth: ExplainedCaller['auth']): unknown {
  const claims: unknown = auth?.['claims'];
  return isPlainObject(claims) ? claims : auth;
}
