import type { McpContext } from '../context/mcp-context.js';
import type {
  ClientRequest,
  ClientResult,
} from '../exchange/client-request.js';
import type { AnswerInstead, Fallbacks } from './fallbacks.js';
import { capabilityFor } from './required-capability.js';

/**
 * Puts questions to the client of a call, or to whoever the server's options
 * name in its place.
 */
export class ClientQuestions {
  constructor(
    private readonly context: McpContext,
    private readonly fallbacks: Fallbacks,
  ) {}

  /**
   * @param read see `Question`
   * @throws McpException when nobody can be asked
   */
  ask<T>(
    key: string,
    request: ClientRequest,
    read: (result: ClientResult) => T | Promise<T>,
  ): Promise<T> {
    const answer = this.#instead(request);
    return this.context.conversation.ask({
      key,
      request,
      read,
      instead: answer && (() => answer(request.params, this.context)),
    });
  }

  /** Whether questions to a model may hand it tools. */
  get takesTools(): boolean {
    return (
      this.fallbacks.sampling !== undefined ||
      this.context.client.supports('sampling.tools')
    );
  }

  #instead(request: ClientRequest): AnswerInstead | undefined {
    const isAble = this.context.client.supports(capabilityFor(request));
    switch (request.method) {
      case 'sampling/createMessage':
        return this.#sampling(isAble);
      case 'elicitation/create':
        return isAble ? undefined : this.fallbacks.elicitation?.fallback;
      case 'roots/list':
        return undefined;
    }
  }

  #sampling(isAble: boolean): AnswerInstead | undefined {
    const { sampling } = this.fallbacks;
    return isAble && sampling?.use !== 'always' ? undefined : sampling?.handler;
  }
}
