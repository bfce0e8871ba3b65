import type { CanActivate } from '@nestjs/common';
import { placeOf } from '../components/method-handler.js';
import { ExecutionContextHost, InterceptorsConsumer } from '../nest.js';
import { isObservable, lastValueFrom } from 'rxjs';
import { askGuards } from './admission.js';
import { denialOf } from './denial.js';
import type { MaskingOptions } from './error-masking.js';
import { filterError, type FilterOutcome } from './exception-filters.js';
import { handlerArguments } from './handler-arguments.js';
import type { HandlerPlan, OpenHandler } from './handler-plan.js';
import type { McpOperation } from './mcp-operation.js';
import type { MethodWrap } from './wrapped-method.js';

/** What something that decides about a caller said. */
export type Answer = 'yes' | 'no' | 'unasked';

const CONTEXT_TYPE = 'mcp';
const interceptors = new InterceptorsConsumer();

/** A handler about to run for one operation: admit, run, recover, in this order. */
export class HandlerRunner {
  /** What runs in the place of the method, where anything does. */
  wrap: MethodWrap | undefined;
  #context: ExecutionContextHost | undefined;
  #asked = 0;
  #isDenied = false;

  private constructor(
    private readonly plan: HandlerPlan,
    private readonly open: OpenHandler,
    private readonly operation: McpOperation,
    private readonly masking: MaskingOptions,
  ) {}

  /**
   * Opens the handler's plan for an operation. Only a plan with something
   * request-scoped is waited for; throws what its constructors throw.
   */
  static for(
    plan: HandlerPlan,
    operation: McpOperation,
    masking: MaskingOptions,
  ): HandlerRunner | Promise<HandlerRunner> {
    const open = plan.open(operation);
    return open instanceof Promise
      ? open.then(
          (opened) => new HandlerRunner(plan, opened, operation, masking),
        )
      : new HandlerRunner(plan, open, operation, masking);
  }

  /** Class and method, for logs and errors. */
  get where(): string {
    return placeOf(this.plan.handler);
  }

  /**
   * Asks the guards.
   *
   * @throws ProtocolFault when one denies; McpException when one asks for another JSON-RPC error
   */
  async admit(): Promise<void> {
    if (this.open.guards.length === 0) return;
    try {
      await askGuards(
        this.open.guards,
        this.#executionContext(),
        this.operation.recorded,
        () => {
          this.#asked += 1;
        },
      );
    } catch (error) {
      this.#isDenied = true;
      // A guard that asks has not decided yet.
      if (this.operation.context.begun?.pending) throw error;
      const outcome = await this.recover(error);
      throw denialOf(outcome, error, this.where, this.masking);
    }
  }

  /** What the guards said, in running order. */
  get answers(): readonly Answer[] {
    return this.open.guards.map((_, index) => {
      if (index >= this.#asked) return 'unasked';
      return this.#isDenied && index === this.#asked - 1 ? 'no' : 'yes';
    });
  }

  /** The guard that was asked last: the one that denied, if any did. */
  get lastAsked(): CanActivate | undefined {
    return this.open.guards[this.#asked - 1];
  }

  /**
   * Runs interceptors, pipes and the method. Gives what came out of the
   * outermost interceptor.
   *
   * @param input gives the validated input; asked inside the interceptors, where pipes run
   */
  async run(input: () => unknown): Promise<unknown> {
    const invoke = async () => this.#proceed(await input());
    const result: unknown =
      this.open.interceptors.length === 0
        ? await invoke()
        : await interceptors.intercept(
            [...this.open.interceptors],
            this.operation.args,
            // Nest reads nothing of it but the class, which a mock does not have.
            { constructor: this.plan.handler.host.classRef },
            this.plan.callback,
            invoke,
            CONTEXT_TYPE,
          );
    return isObservable(result)
      ? lastValueFrom(result, { defaultValue: undefined })
      : result;
  }

  /** Hands an error to the filters. */
  recover(error: unknown): Promise<FilterOutcome> {
    return filterError(
      error,
      this.open.filters,
      this.#executionContext(),
      this.operation.recorded,
    );
  }

  /** Made when the first one asks: a handler without enhancers does without. */
  #executionContext(): ExecutionContextHost {
    if (!this.#context) {
      this.#context = new ExecutionContextHost(
        this.operation.args,
        this.plan.handler.host.classRef,
        this.plan.callback,
      );
      this.#context.setType(CONTEXT_TYPE);
    }
    return this.#context;
  }

  #proceed(input: unknown): unknown {
    this.operation.context.beginRun();
    return this.wrap
      ? this.wrap((validated) => this.#invoke(validated))
      : this.#invoke(input);
  }

  async #invoke(input: unknown): Promise<unknown> {
    const { handler } = this.plan;
    const values = await handlerArguments(
      handler.parameters,
      this.open,
      this.operation,
      input,
      () => this.#executionContext(),
    );
    // Looked up now, so that a spy put on the instance is what runs.
    const method: unknown = Reflect.get(this.open.instance, handler.method);
    if (typeof method !== 'function') {
      throw new TypeError(`${this.where} is not a method.`);
    }
    return Reflect.apply(method, this.open.instance, values);
  }
}
