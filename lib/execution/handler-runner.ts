import type { RecordedResponse } from '../exchange/exchange-channel.js';
import { ExecutionContextHost, InterceptorsConsumer } from '../nest.js';
import { isObservable, lastValueFrom } from 'rxjs';
import { askGuards } from './admission.js';
import { denialOf } from './denial.js';
import type { MaskingOptions } from './error-masking.js';
import { filterError, type FilterOutcome } from './exception-filters.js';
import { handlerArguments } from './handler-arguments.js';
import type { HandlerPlan, OpenHandler } from './handler-plan.js';
import type { McpOperation } from './mcp-operation.js';

const CONTEXT_TYPE = 'mcp';
const interceptors = new InterceptorsConsumer();

/** A handler about to run for one operation: admit, run, recover, in this order. */
export class HandlerRunner {
  readonly #context: ExecutionContextHost;

  private constructor(
    private readonly plan: HandlerPlan,
    private readonly open: OpenHandler,
    private readonly operation: McpOperation,
    private readonly masking: MaskingOptions,
  ) {
    this.#context = new ExecutionContextHost(
      [...operation.args],
      plan.handler.host.classRef,
      plan.callback,
    );
    this.#context.setType(CONTEXT_TYPE);
  }

  /** Opens the handler's plan for an operation; throws what a request-scoped constructor throws. */
  static async for(
    plan: HandlerPlan,
    operation: McpOperation,
    masking: MaskingOptions,
  ): Promise<HandlerRunner> {
    const open = await plan.open(operation.args[0]);
    return new HandlerRunner(plan, open, operation, masking);
  }

  /** Class and method, for logs and errors. */
  get where(): string {
    const { host, method } = this.plan.handler;
    return `${host.classRef.name}.${method}`;
  }

  /**
   * Asks the guards.
   *
   * @throws ProtocolFault when one denies; McpException when one asks for another JSON-RPC error
   */
  async admit(): Promise<void> {
    if (this.open.guards.length === 0) return;
    try {
      await askGuards(this.open.guards, this.#context);
    } catch (error) {
      const outcome = await this.recover(error);
      throw denialOf(outcome, error, this.where, this.masking);
    }
  }

  /** Runs interceptors, pipes and the method. Gives what came out of the outermost interceptor. */
  async run(input: () => unknown): Promise<unknown> {
    const result: unknown = await interceptors.intercept(
      [...this.open.interceptors],
      [...this.operation.args],
      this.open.instance,
      this.plan.callback,
      async () => this.#invoke(await input()),
      CONTEXT_TYPE,
    );
    return isObservable(result)
      ? lastValueFrom(result, { defaultValue: undefined })
      : result;
  }

  /** Hands an error to the filters. */
  recover(error: unknown): Promise<FilterOutcome> {
    return filterError(error, this.open.filters, this.#context, this.#recorded);
  }

  get #recorded(): RecordedResponse | undefined {
    return this.operation.exchange.channel.http?.recorded;
  }

  async #invoke(input: unknown): Promise<unknown> {
    const { handler } = this.plan;
    const values = await handlerArguments(
      handler.parameters,
      this.open,
      this.operation,
      input,
      this.#context,
    );
    // Looked up now, so that a spy put on the instance is what runs.
    const method: unknown = Reflect.get(this.open.instance, handler.method);
    if (typeof method !== 'function') {
      throw new TypeError(`${this.where} is not a method.`);
    }
    return Reflect.apply(method, this.open.instance, values);
  }
}
