import type { Catalog } from '../catalog/catalog.js';
import type { ContextAbilities, Root } from '../context/context-abilities.js';
import type { CallerOperations } from '../context/caller-operations.js';
import type { ContextState } from '../context/context-state.js';
import type { ContextVisibility } from '../context/context-visibility.js';
import type { RunningConversation } from '../context/conversation.js';
import type {
  ElicitAnswer,
  ElicitChoice,
  ElicitForm,
  ElicitUrl,
} from '../context/elicitation.js';
import type { McpContext } from '../context/mcp-context.js';
import type { SampleAnswer, SampleOptions } from '../context/sampling.js';
import type { MaskingOptions } from '../execution/error-masking.js';
import type { SchemaSource } from '../schema/schema-source.js';
import { ClientQuestions } from './client-questions.js';
import { elicitationForm } from './elicitation/form-factory.js';
import type { Fallbacks } from './fallbacks.js';
import { readElicitation, readRoots } from './read-answer.js';
import { sample } from './sampling/sample.js';
import { SessionView } from './session-view.js';

/** What the abilities of all contexts of a server share. */
export interface AbilityTools {
  readonly catalog: Catalog;
  readonly fallbacks: Fallbacks;
  readonly masking: MaskingOptions;
  readonly converse: (context: McpContext) => RunningConversation;
  readonly operate: (context: McpContext) => CallerOperations;
  readonly remember: (context: McpContext) => ContextState;
}

/** What one context can do; each part is made when it is first used. */
export class CallerAbilities implements ContextAbilities {
  readonly conversation: RunningConversation;
  readonly #tools: AbilityTools;
  readonly #questions: ClientQuestions;
  #operations: CallerOperations | undefined;
  #state: ContextState | undefined;

  constructor(
    private readonly context: McpContext,
    tools: AbilityTools,
  ) {
    this.#tools = tools;
    this.conversation = tools.converse(context);
    this.#questions = new ClientQuestions(context, tools.fallbacks);
  }

  get operations(): CallerOperations {
    this.#operations ??= this.#tools.operate(this.context);
    return this.#operations;
  }

  get visibility(): ContextVisibility {
    return new SessionView(this.context, this.#tools.catalog);
  }

  get state(): ContextState {
    this.#state ??= this.#tools.remember(this.context);
    return this.#state;
  }

  async elicit(
    key = 'elicitation',
    source: ElicitForm | ElicitChoice,
  ): Promise<ElicitAnswer<unknown>> {
    const { message } = source;
    const form = elicitationForm(source);
    const { requestedSchema } = form;
    return this.#questions.ask(
      key,
      { method: 'elicitation/create', params: { message, requestedSchema } },
      (answer) => readElicitation(key, answer, (content) => form.read(content)),
    );
  }

  async elicitUrl(
    key = 'elicitation-url',
    { message, url }: ElicitUrl,
  ): Promise<ElicitAnswer<undefined>> {
    return this.#questions.ask(
      key,
      {
        method: 'elicitation/create',
        params: { mode: 'url', message, url: webAddress(url) },
      },
      async (answer) => {
        const nothing = { ok: true, value: undefined } as const;
        const read = await readElicitation(key, answer, () => nothing);
        return { ...read, content: undefined };
      },
    );
  }

  async sample(
    key = 'sampling',
    options: SampleOptions<SchemaSource>,
  ): Promise<SampleAnswer<unknown>> {
    const questions = this.#questions;
    const { conversation } = this;
    const { masking } = this.#tools;
    return sample(
      {
        ask: (step, params) =>
          questions.ask(
            step,
            { method: 'sampling/createMessage', params },
            (answer) => answer,
          ),
        once: (step, work) => conversation.once(step, work),
        takesTools: questions.takesTools,
        masking,
        tool: (name) => this.operations.findTool(name),
        callTool: (name, args, as) => this.operations.callTool(name, args, as),
      },
      key,
      options,
    );
  }

  async roots(): Promise<readonly Root[]> {
    return this.#questions.ask(
      'roots',
      { method: 'roots/list', params: {} },
      readRoots,
    );
  }
}

/** @throws TypeError for what no browser could open safely (2025-11-25, URL mode) */
function webAddress(url: string): string {
  const { protocol, hostname } = new URL(url);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && isLocal)) return url;
  throw new TypeError(
    'A user is sent to an https: address, or an http: one on the same machine.',
  );
}
