import { createRequire } from 'node:module';
import { isMissingModule } from '../../errors/is-missing-module.js';
import { McpConfigurationException } from '../../errors/mcp-configuration.exception.js';

/** The old transport is asked for and the SDK that has it is not installed. */
export const MCP_SSE_PEER_MISSING = 'MCP_SSE_PEER_MISSING';

/** What the peer uses of a response. */
export interface SsePeerResponse {
  writeHead(status: number, headers: Readonly<Record<string, string>>): void;
  write(text: string): void;
  on(event: 'close', listener: () => void): void;
  end(): void;
}

/** The SDK's `SSEServerTransport`, as far as it is used. */
export interface SsePeer {
  /** Names the stream among all others. */
  readonly sessionId: string;
  /** Begins the stream, with the event that says where messages go. */
  start(): Promise<void>;
  /** Sends one message. Rejects once the client is gone. */
  send(message: unknown): Promise<void>;
  /** Completes the stream. */
  close(): Promise<void>;
}

/** Makes the peer of one stream. */
export type SsePeerClass = new (
  endpoint: string,
  response: SsePeerResponse,
) => SsePeer;

/**
 * Loads the v1 SDK, an optional peer: only applications that serve the old
 * transport have it.
 *
 * @param load how a package is loaded
 * @throws McpConfigurationException `MCP_SSE_PEER_MISSING`
 */
export function loadSsePeer(
  load: NodeJS.Require | ((id: string) => never) = createRequire(
    import.meta.url,
  ),
): SsePeerClass {
  try {
    return load('@modelcontextprotocol/sdk/server/sse.js').SSEServerTransport;
  } catch (error) {
    if (!isMissingModule(error)) throw error;
    throw new McpConfigurationException([
      {
        code: MCP_SSE_PEER_MISSING,
        where: 'McpModule http.sse',
        message:
          'http.sse is set, and @modelcontextprotocol/sdk is not installed.',
        remedy: 'Run: npm install @modelcontextprotocol/sdk',
      },
    ]);
  }
}
