import { SuspendedCall } from '../context/suspended-call.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpEra } from '../exchange/era.js';
import type { RequestId } from '../exchange/inbound-request.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { Executor } from '../execution/executor.js';
import { SERVER_INFO_META_KEY } from '../sdk.js';
import { cacheHints } from './cache-hints.js';
import { CANCELLED, Cancellations } from './cancellations.js';
import { challengedFault } from './challenged-fault.js';
import { errorReply } from './error-reply.js';
import { extensionMethods } from './extension-methods.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import { ListPages } from './list-pages.js';
import type { McpExtensionMethod } from './mcp-extension.js';
import { methodNotFound } from './method-not-found.js';
import { completionComplete } from './methods/completion-complete.js';
import { initialize } from './methods/initialize.js';
import {
  promptsList,
  resourcesList,
  resourceTemplatesList,
  toolsList,
} from './methods/lists.js';
import { loggingSetLevel } from './methods/logging-set-level.js';
import type { McpMethod, MethodContext } from './methods/mcp-method.js';
import { receiveNotification } from './methods/notifications.js';
import { ping } from './methods/ping.js';
import { serverDiscover } from './methods/server-discover.js';
import { promptsGet } from './methods/prompts-get.js';
import {
  resourcesSubscribe,
  resourcesUnsubscribe,
} from './methods/resource-subscriptions.js';
import { resourcesRead } from './methods/resources-read.js';
import { subscriptionsListen } from './methods/subscriptions-listen.js';
import { toolsCall } from './methods/tools-call.js';
import { PreparedJson } from './prepared-json.js';
import type { ErrorReply, Reply } from './reply.js';
import { ResultLimit } from './result-limit.js';
import type { ServerProfile } from './server-profile.js';

/** What both eras ask alike. */
const COMMON: readonly (readonly [string, McpMethod])[] = [
  ['tools/list', toolsList],
  ['tools/call', toolsCall],
  ['resources/list', resourcesList],
  ['resources/templates/list', resourceTemplatesList],
  ['resources/read', resourcesRead],
  ['prompts/list', promptsList],
  ['prompts/get', promptsGet],
  ['completion/complete', completionComplete],
];

const METHODS: Readonly<Record<McpEra, ReadonlyMap<string, McpMethod>>> = {
  legacy: new Map([
    ['initialize', initialize],
    ['ping', ping],
    ['logging/setLevel', loggingSetLevel],
    ['resources/subscribe', resourcesSubscribe],
    ['resources/unsubscribe', resourcesUnsubscribe],
    ...COMMON,
  ]),
  modern: new Map([
    ['server/discover', serverDiscover],
    ['subscriptions/listen', subscriptionsListen],
    ...COMMON,
  ]),
};

/** What handlers answer, as large as they like. */
const LIMITED: ReadonlySet<string> = new Set([
  'tools/call',
  'resources/read',
  'prompts/get',
]);

/**
 * Speaks the protocol for one server: takes an exchange, finds its method, has
 * the application run it and gives the reply. Knows no transport.
 */
export class McpDispatcher {
  readonly #context: MethodContext;
  readonly #extensions: ReadonlyMap<string, McpExtensionMethod>;
  readonly #identity: JsonObject;
  readonly #limits: Readonly<Record<McpEra, ResultLimit>> | undefined;

  /** @throws McpConfigurationException when extensions are named or claim methods wrongly */
  constructor(
    readonly profile: ServerProfile,
    executor: Executor,
  ) {
    this.#extensions = extensionMethods(profile.extensions);
    this.#identity = { [SERVER_INFO_META_KEY]: profile.info };
    const { resultSize } = profile;
    this.#limits =
      resultSize === undefined
        ? undefined
        : {
            legacy: new ResultLimit(resultSize, (result) => result),
            modern: new ResultLimit(resultSize, (result) =>
              this.#modern(result),
            ),
          };
    this.#context = {
      profile,
      executor,
      pages: new ListPages(
        profile.lists.pageSize,
        this.#modern(cacheHints(profile.lists)),
      ),
      cancellations: new Cancellations(profile.principal),
    };
  }

  /**
   * Answers one message. Never rejects.
   *
   * @returns `undefined` when nothing is to be answered: for a notification,
   *   unless a guard refused it, and for a request that was cancelled
   */
  async dispatch(exchange: McpExchange): Promise<Reply | undefined> {
    const { id, method } = exchange.message;
    if (id === undefined) return this.#hear(exchange);
    try {
      const run = this.#method(exchange);
      const result = await this.#context.cancellations.track(exchange, run);
      if (result === CANCELLED) return undefined;
      if (result instanceof SuspendedCall) {
        return { id, result: this.#suspended(result) };
      }
      const { era } = exchange;
      const framed =
        era === 'legacy' || result instanceof PreparedJson
          ? result
          : this.#modern(result);
      const limit = LIMITED.has(method) ? this.#limits?.[era] : undefined;
      return limit
        ? { id, result: framed, limit, method }
        : { id, result: framed };
    } catch (error) {
      return this.#failed(id, error, exchange);
    }
  }

  /**
   * Runs what is no message, but asks the guards as one: GET and DELETE of a
   * session, and the answers of its client. Never rejects.
   *
   * @returns why not; `undefined` when it was run
   */
  async attend(
    operation: 'stream' | 'end' | 'notification',
    exchange: McpExchange,
    run: () => void | Promise<void>,
  ): Promise<ErrorReply | undefined> {
    try {
      await this.#context.executor.runEndpoint(operation, exchange, run);
      return undefined;
    } catch (error) {
      return this.#failed(null, error, exchange);
    }
  }

  async #hear(exchange: McpExchange): Promise<Reply | undefined> {
    try {
      await receiveNotification(exchange, this.#context);
      return undefined;
    } catch (error) {
      const reply = this.#failed(null, error, exchange);
      return error instanceof ProtocolFault ? reply : undefined;
    }
  }

  #failed(
    id: RequestId | null,
    error: unknown,
    { era, message }: McpExchange,
  ): ErrorReply {
    const reply = errorReply(id, error, message.method);
    if (!reply.fault) return reply;
    const { protectedResource } = this.profile;
    const fault = challengedFault(reply.fault, era, protectedResource);
    return { ...reply, fault };
  }

  #method(exchange: McpExchange): () => ReturnType<McpMethod> {
    const { method, params } = exchange.message;
    const known = METHODS[exchange.era].get(method);
    if (known) return () => known(exchange, this.#context);
    const extension = this.#extensions.get(method);
    if (!extension) throw methodNotFound(method);
    return async () =>
      this.#context.executor.runEndpoint('extension', exchange, () =>
        extension(params, exchange),
      );
  }

  /** What a call answers that asks its client first (2026-07-28, Multi Round-Trip Requests). */
  #suspended({ inputRequests, requestState }: SuspendedCall): JsonObject {
    return {
      resultType: 'input_required',
      inputRequests,
      requestState,
      _meta: this.#identity,
    };
  }

  /** Adds what every modern result says (2026-07-28, Base protocol). */
  #modern(result: JsonObject): JsonObject {
    const meta = result['_meta'];
    const framed: Record<string, unknown> = {
      resultType: 'complete',
      ...result,
      _meta: isJsonObject(meta)
        ? { ...meta, ...this.#identity }
        : this.#identity,
    };
    // Set again after the spread: whatever is in a result, it is complete.
    framed['resultType'] = 'complete';
    return framed;
  }
}
