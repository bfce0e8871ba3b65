import type { VisibilityCriteria } from '../components/visibility-criteria.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { ClientResult } from '../exchange/client-request.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { SchemaSource } from '../schema/schema-source.js';
import type { CallerOperations } from './caller-operations.js';
import { ComponentContext } from './component-context.js';
import type {
  ContextAbilities,
  ContextOperation,
  Root,
} from './context-abilities.js';
import type { ContextState } from './context-state.js';
import type { RunningConversation } from './conversation.js';
import { currentContext } from './current-context.js';
import type {
  Described,
  ElicitAnswer,
  ElicitChoice,
  Elicited,
  ElicitForm,
  ElicitUrl,
} from './elicitation.js';
import type { SampleAnswer, SampleOptions } from './sampling.js';
import { unawaited } from './unawaited.js';

/** Arguments that begin with a key, which may be left out where a handler asks once. */
type Keyed<T> = [T] | [key: string, T];

/**
 * What a handler sees of the request it serves, and what it can do beside
 * answering: report progress, log to the client, ask the user or the model,
 * remember something, use the server's other components as its caller. A
 * parameter of this type is injected; it never appears in a schema.
 */
export class McpContext extends ComponentContext {
  #abilities: ContextAbilities | undefined;
  #uses: Map<string, number> | undefined;

  /** @internal */
  constructor(
    exchange: McpExchange,
    operation: ContextOperation = { input: {} },
  ) {
    super(exchange, operation);
  }

  /**
   * The context of the operation that runs at the moment, for code it is not
   * handed to. Needs `McpModule.forRoot({ ambientContext: true })`.
   *
   * @returns `undefined` outside an operation, and without that option
   */
  static current(): McpContext | undefined {
    return currentContext();
  }

  /**
   * Asks the user to fill in a form or to choose, and waits. Clients of
   * 2026-07-28 are answered with the question, and the handler is run again
   * from the start with the answer; so put what must happen once behind it, or
   * into `once`.
   *
   * @param question a key, where the handler asks more than once, and the form
   * @throws McpException when the client cannot ask its user, and for an answer the schema refuses
   *
   * @example
   * ```ts
   * const answer = await ctx.elicit({ message: 'Which size?', choices: ['S', 'M', 'L'] });
   * if (answer.action !== 'accept') return 'Nothing ordered.';
   * return this.orders.place(answer.content);
   * ```
   */
  elicit<const F extends ElicitForm | ElicitChoice>(
    ...question: Keyed<F>
  ): Promise<ElicitAnswer<Elicited<F>>>;
  elicit(
    ...question: Keyed<ElicitForm | ElicitChoice>
  ): Promise<ElicitAnswer<unknown>> {
    const [key, form] = keyed(question);
    return unawaited(this.#able.elicit(key, form));
  }

  /**
   * Asks the user to agree.
   *
   * @param question a key, where the handler asks more than once, and what to agree to
   * @returns `false` when the user declines or puts it away
   * @throws McpException when the client cannot ask its user
   */
  confirm(...question: Keyed<string>): Promise<boolean> {
    const [key = 'confirm', message] = keyed(question);
    const asked = this.#able.elicit(key, { message });
    return unawaited(asked.then(({ action }) => action === 'accept'));
  }

  /**
   * Sends the user to a page, for what must not pass through the client
   * (2025-11-25, URL mode). `accept` says that the user went there, not what
   * became of it.
   *
   * @throws McpException when the client cannot do that
   */
  elicitUrl(...question: Keyed<ElicitUrl>): Promise<ElicitAnswer<undefined>> {
    const [key, request] = keyed(question);
    return unawaited(this.#able.elicitUrl(key, request));
  }

  /**
   * Asks the client's model, with tools if there are any, until it is done.
   *
   * @param question a key, where the handler asks more than once, and what to ask
   * @throws McpException when the client has no model, or it does not come to an end
   */
  sample<S extends SchemaSource>(
    ...question: Keyed<SampleOptions<S> & { readonly result: S }>
  ): Promise<SampleAnswer<Described<S>>>;
  sample(...question: Keyed<SampleOptions>): Promise<SampleAnswer<undefined>>;
  sample(...question: Keyed<SampleOptions>): Promise<SampleAnswer<unknown>> {
    const [key, options] = keyed(question);
    return unawaited(this.#able.sample(key, options));
  }

  /**
   * The directories and files the client lets the server know of.
   *
   * @throws McpException when it has no such list
   */
  roots(): Promise<readonly Root[]> {
    return unawaited(this.#able.roots());
  }

  /**
   * Does a piece of work once for the whole call, however often its handler is
   * run for the answers of its client; later runs get the result of the first.
   *
   * @param key names the work among all of the call
   * @param work is given a key that stays the same from run to run, for
   *   services that take one; its result must be JSON
   * @throws what the work throws; then it counts as not done
   */
  once<T>(
    key: string,
    work: (idempotencyKey: string) => T | Promise<T>,
  ): Promise<T> {
    return unawaited(this.#able.conversation.once(key, work));
  }

  /** Which run of the handler this is; 1 unless it asked a client of 2026-07-28 something. */
  get round(): number {
    return this.begun?.round ?? 1;
  }

  /** Answers by key to what the handler asked with `inputRequired`; empty before. */
  get inputResponses(): Readonly<Record<string, ClientResult>> {
    return this.begun?.responses ?? {};
  }

  /** What the handler handed to `inputRequired` as state; `undefined` before. */
  get requestState(): unknown {
    return this.begun?.state;
  }

  /** What the server remembers of this session or caller. */
  get state(): ContextState {
    return this.#able.state;
  }

  /**
   * Shows components in this session or connection and in no other, for as long
   * as it lasts: later criteria override earlier ones, and what the caller may not
   * use stays hidden. Its client is told that lists have changed.
   *
   * @throws McpException where there is no session: for clients of 2026-07-28 and
   *   without `http.sessions`; and for more than 100 criteria
   *
   * @example
   * await ctx.show({ tags: ['billing'] });
   */
  show(criteria: VisibilityCriteria): Promise<void> {
    return unawaited(this.#able.visibility.show(criteria));
  }

  /** Hides components in this session or connection, the same way. */
  hide(criteria: VisibilityCriteria): Promise<void> {
    return unawaited(this.#able.visibility.hide(criteria));
  }

  /** Takes back what was shown and hidden in this session or connection. */
  resetVisibility(): Promise<void> {
    return unawaited(this.#able.visibility.reset());
  }

  /** @internal */
  override get operations(): CallerOperations {
    return this.#able.operations;
  }

  /** @internal To be called when the handler runs, each time. */
  beginRun(): void {
    this.#uses = undefined;
  }

  /**
   * @internal Tells the uses of something in one run apart: 1 for the first.
   * @param name what is used
   */
  nthUse(name: string): number {
    this.#uses ??= new Map();
    const nth = (this.#uses.get(name) ?? 0) + 1;
    this.#uses.set(name, nth);
    return nth;
  }

  /** @internal What was said so far, if anything was. */
  get begun(): RunningConversation | undefined {
    return this.#abilities?.conversation;
  }

  /** @internal Begins to talk with the client. */
  get conversation(): RunningConversation {
    return this.#able.conversation;
  }

  get #able(): ContextAbilities {
    this.#abilities ??= this.operation.services?.abilities(this);
    if (this.#abilities) return this.#abilities;
    throw new McpException(
      FAULT_CODES.internal,
      'This context belongs to no server, and can only tell of its request.',
    );
  }
}

function keyed<T>(question: Keyed<T>): [key: string | undefined, T] {
  return question.length === 1 ? [undefined, question[0]] : question;
}
