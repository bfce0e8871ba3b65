import type { McpContext } from '../context/mcp-context.js';
import type { KeyValueStore } from '../sessions/key-value-store.js';
import type { OnceClaims } from './once-claims.js';
import type { StateSeal } from './state-seal.js';

/** What the conversations of a server are made with. */
export interface ConversationTools {
  readonly seal: StateSeal;
  readonly claims: OnceClaims;
  /** Where answers are kept that were given, for clients that ask again. */
  readonly answers: KeyValueStore;
  readonly serverId: string;
  readonly timeoutMs: number;
  readonly stateTtlMs: number;
  readonly maxRounds: number;
}

/** What one conversation is made with. */
export interface ConversationInit extends ConversationTools {
  readonly context: McpContext;
}
