import type { ContextAbilities } from '../context/context-abilities.js';
import type { RunningConversation } from '../context/conversation.js';
import type { McpContext } from '../context/mcp-context.js';
import type { KeyRing } from '../sessions/key-ring.js';
import type { KeyValueStore } from '../sessions/key-value-store.js';
import { MemoryKeyValueStore } from '../sessions/memory-key-value-store.js';
import { type AbilityTools, CallerAbilities } from './caller-abilities.js';
import type { ConversationTools } from './conversation-init.js';
import type { InteractionOptions } from './interaction-options.js';
import { LiveConversation } from './live-conversation.js';
import { mayAsk } from './may-ask.js';
import { NestedConversation } from './nested-conversation.js';
import { OnceClaims } from './once-claims.js';
import { ReplayConversation } from './replay-conversation.js';
import { StateSeal } from './state-seal.js';

const DEFAULTS = {
  timeoutMs: 5 * 60_000,
  stateTtlMs: 10 * 60_000,
  maxRounds: 10,
  maxStateSize: 64 * 1024,
} as const;

/** Most answers and claims kept where there is no store. */
const MOST_KEPT = 5_000;

/** What a server's interaction is made of. */
export interface InteractionInit extends Omit<AbilityTools, 'converse'> {
  readonly serverId: string;
  readonly keys: KeyRing;
  readonly options: InteractionOptions;
  /** What replicas share; this process's memory without it. */
  readonly store?: KeyValueStore;
}

/** How the handlers of a server talk with their clients. */
export class Interaction {
  readonly #tools: ConversationTools;
  readonly #abilities: AbilityTools;

  constructor({ serverId, keys, options, store, ...rest }: InteractionInit) {
    const { maxStateSize, ...limits } = { ...DEFAULTS, ...options };
    const answers = store ?? new MemoryKeyValueStore(MOST_KEPT);
    this.#tools = {
      ...limits,
      serverId,
      answers,
      claims: new OnceClaims(answers, serverId, limits.stateTtlMs),
      seal: new StateSeal({
        keys,
        serverId,
        maxSize: maxStateSize,
        ...(store && { store }),
      }),
    };
    this.#abilities = {
      ...rest,
      converse: (context) => this.#converse(context),
    };
  }

  /** What a context can do. */
  abilitiesOf(context: McpContext): ContextAbilities {
    return new CallerAbilities(context, this.#abilities);
  }

  #converse(context: McpContext): RunningConversation {
    const { caller } = context.operation;
    if (caller) {
      return new NestedConversation(caller.context.conversation, caller.key);
    }
    const init = { ...this.#tools, context };
    const { era, message } = context.exchange;
    return era === 'modern' && mayAsk(message.method)
      ? new ReplayConversation(init)
      : new LiveConversation(init);
  }
}
