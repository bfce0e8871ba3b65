import {
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { UnauthorizedError as UnauthorizedErrorV1 } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { OAuthUser } from './oauth-user.js';

/** How often a user agrees to one thing: what is not granted then will not be. */
const MOST_VISITS = 1;

type Arguments = Record<string, unknown>;

/** An SDK's client and transport, before they are connected. */
interface Pair {
  connect(): Promise<void>;
  callTool(name: string, args: Arguments): Promise<unknown>;
  finish(code: string, iss: string | undefined): Promise<void>;
  close(): Promise<void>;
  readonly sessionId: string | undefined;
}

type MakePair = (url: URL, user: OAuthUser, via: typeof fetch) => Pair;

/** The clients with an OAuth flow of their own. */
export const OAUTH_CLIENTS: Readonly<Record<string, MakePair>> = {
  'the v1 SDK client': (url, authProvider, via) => {
    const client = new ClientV1({ name: 'v1', version: '1' });
    const transport = new TransportV1(url, { authProvider, fetch: via });
    return {
      connect: () => client.connect(transport),
      callTool: (name, args) => client.callTool({ name, arguments: args }),
      finish: (code) => transport.finishAuth(code),
      close: () => client.close(),
      get sessionId() {
        return transport.sessionId;
      },
    };
  },
  'the v2 SDK client, legacy': v2('legacy'),
  'the v2 SDK client, modern': v2({ pin: '2026-07-28' }),
  'the v2 SDK client, auto': v2('auto'),
};

function v2(mode: 'legacy' | 'auto' | { pin: string }): MakePair {
  return (url, authProvider, via) => {
    const client = new Client(
      { name: 'v2', version: '1' },
      { versionNegotiation: { mode } },
    );
    const transport = new StreamableHTTPClientTransport(url, {
      authProvider,
      fetch: via,
    });
    return {
      connect: () => client.connect(transport),
      callTool: (name, args) => client.callTool({ name, arguments: args }),
      finish: (code, iss) => transport.finishAuth(code, iss),
      close: () => client.close(),
      get sessionId() {
        return transport.sessionId;
      },
    };
  };
}

/** A client with a user who agrees to whatever it is asked for, as an application would run it. */
export class OAuthClient {
  #pair: Pair;

  /**
   * @param make one of `OAUTH_CLIENTS`
   * @param via what the client reaches server and identity provider with
   */
  constructor(
    private readonly make: MakePair,
    private readonly url: URL,
    readonly user: OAuthUser,
    private readonly via: typeof fetch,
  ) {
    this.#pair = make(url, user, via);
  }

  get sessionId(): string | undefined {
    return this.#pair.sessionId;
  }

  /** Connects; with a new client after each visit, as those of one attempt are used up. */
  async connect(): Promise<this> {
    await this.#agreeing(
      () => this.#pair.connect(),
      () => {
        this.#pair = this.make(this.url, this.user, this.via);
      },
    );
    return this;
  }

  /** What a tool says. */
  async call(name: string, args: Arguments = {}): Promise<string> {
    const result = await this.#agreeing(() => this.#pair.callTool(name, args));
    return Object(result).content[0].text;
  }

  close(): Promise<void> {
    return this.#pair.close();
  }

  async #agreeing<T>(run: () => Promise<T>, renew?: () => void): Promise<T> {
    for (let visit = 0; ; visit += 1) {
      try {
        return await run();
      } catch (error) {
        const isAsked =
          error instanceof UnauthorizedError ||
          error instanceof UnauthorizedErrorV1;
        const { code, iss } = this.user.landing ?? {};
        if (!isAsked || code === undefined || visit === MOST_VISITS) {
          throw error;
        }
        await this.#pair.finish(code, iss);
        renew?.();
      }
    }
  }
}
