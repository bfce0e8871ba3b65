import { placeOf } from '../components/method-handler.js';
import type { Component } from '../components/component.js';
import { isInputRequired } from '../context/input-required.js';
import { isResumption, type SuspendedCall } from '../context/suspended-call.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { CallerAccess } from './caller-access.js';
import { cancellationOf } from './cancellation.js';
import { isProtocolError } from './client-error.js';
import { runConfirmed } from './confirm-call.js';
import { denialOf } from './denial.js';
import type { MaskingOptions } from './error-masking.js';
import type { HandlerPlan } from './handler-plan.js';
import { HandlerRunner } from './handler-runner.js';
import { HiddenComponent } from './hidden-component.js';
import { McpOperation } from './mcp-operation.js';
import type { OperationSteps } from './operation-steps.js';
import type { ServerPlans } from './server-plans.js';
import type { CallerLimits } from './limits/caller-limits.js';
import { withinLimit } from './time-limit.js';
import { VisibleComponents } from './visible-components.js';
import { type Check, wrapped } from './wrapped-method.js';
import { McpValidationException } from './validation.exception.js';

/** Takes operations through their steps: guards, the handler with all around it, the answer. */
export class OperationRunner {
  constructor(
    private readonly plans: ServerPlans,
    private readonly masking: MaskingOptions,
    private readonly access: CallerAccess,
    private readonly limits?: CallerLimits,
  ) {}

  /**
   * Uses a component: guards, then interceptors around validation, pipes and
   * the method, then the answer. A handler that asked its client something it
   * has no answer to yet is done for now, whatever it made of that.
   *
   * @throws ProtocolFault when a guard denies or its caller asks too much; what `steps.fail` throws
   */
  async use<R extends object>(
    component: Component,
    operation: McpOperation,
    steps: OperationSteps<R>,
  ): Promise<R | SuspendedCall> {
    const { context } = operation;
    let answer: R;
    try {
      answer = await this.#attempt(component, operation, steps);
    } catch (error) {
      if (!context.begun) throw error;
      return context.begun.conclude<R>(() => {
        throw error;
      });
    }
    return context.begun ? context.begun.conclude(() => answer) : answer;
  }

  /** Runs a handler whose guards have been asked. */
  async run<R>(
    runner: HandlerRunner,
    input: () => unknown,
    operation: McpOperation,
    steps: OperationSteps<R>,
  ): Promise<R> {
    try {
      // A stream is read while it is converted: that takes of the handler's time.
      return await withinLimit(
        operation.enter(() => answered(runner, input, operation, steps)),
        steps,
        operation,
      );
    } catch (error) {
      return this.#recover(runner, error, operation, steps);
    }
  }

  /**
   * Opens a handler and asks its guards, then the rules of the component it is
   * for. What cannot be instantiated for a request denies it. Headers guards set
   * are taken back where the caller must not know of the component.
   *
   * @param component none for what has no rules of its own, or whose were asked
   * @param onOpen is given the opened handler before its guards are asked
   * @throws HiddenComponent when the caller does not see the component
   */
  async admitted(
    plan: HandlerPlan,
    operation: McpOperation,
    component?: Component,
    onOpen?: (runner: HandlerRunner) => void,
  ): Promise<HandlerRunner> {
    let runner: HandlerRunner | undefined;
    try {
      const opened = await operation.enter(() =>
        HandlerRunner.for(plan, operation, this.masking),
      );
      runner = opened;
      onOpen?.(opened);
      await operation.enter(() => opened.admit());
      operation.exchange.requireOwnSession();
      if (component && this.access.concerns(component, operation.exchange)) {
        await this.access.require(component, operation);
      }
      return opened;
    } catch (error) {
      const denial = this.#denialOf(error, plan, operation);
      const hidden =
        component && (await this.#hidden(denial, component, operation, runner));
      if (hidden) operation.recorded?.takeBackHeaders();
      throw hidden ?? denial;
    }
  }

  /**
   * Does what an operation is for, unless its caller asks too much. To be used
   * once for each operation, when its guards have let the caller in.
   *
   * @param isHeld whether it is one of those that may be running
   * @throws ThrottledFault
   */
  limited<R>(
    exchange: McpExchange,
    work: () => Promise<R>,
    isHeld = true,
  ): Promise<R> {
    return this.limits ? this.limits.around(exchange, work, isHeld) : work();
  }

  #denialOf(
    error: unknown,
    plan: HandlerPlan,
    operation: McpOperation,
  ): unknown {
    if (isProtocolError(error) || operation.context.begun?.pending) {
      return error;
    }
    const outcome = { kind: 'untouched', error } as const;
    return denialOf(outcome, error, placeOf(plan.handler), this.masking);
  }

  /** What a denial is to a caller who must not know of the component; `undefined` where it is what it is. */
  async #hidden(
    denial: unknown,
    component: Component,
    operation: McpOperation,
    runner: HandlerRunner | undefined,
  ): Promise<HiddenComponent | undefined> {
    if (denial instanceof HiddenComponent) return denial;
    if (!runner) return this.#hiddenUnopened(component, operation);
    return isForbidden(denial)
      ? this.access.conceals(component, operation, runner.lastAsked)
      : undefined;
  }

  /**
   * The same where nothing could be asked, as something could not be
   * instantiated. Those who say who calls are asked as for a name nothing has.
   */
  async #hiddenUnopened(
    component: Component,
    operation: McpOperation,
  ): Promise<HiddenComponent | undefined> {
    const { exchange, services } = operation;
    const { hasListGuards } = this.plans.component(component).handler;
    if (!hasListGuards && !this.access.concerns(component, exchange)) {
      return undefined;
    }
    await this.admitted(this.plans.endpoint('call'), operation);
    const hidden = await this.access.conceals(component, operation, undefined);
    if (hidden || !hasListGuards) return hidden;
    const visible = new VisibleComponents(
      this.plans,
      this.access,
      (from, input, about) => new McpOperation(from, input, services, about),
    );
    const [seen] = await visible.to([component], exchange);
    const why = 'a guard with @AppliesToLists() refuses the caller.';
    return seen ? undefined : new HiddenComponent(component, exchange, why);
  }

  async #attempt<R extends object>(
    component: Component,
    operation: McpOperation,
    steps: OperationSteps<R>,
  ): Promise<R> {
    const { handler } = this.plans.component(component);
    const runner = await this.admitted(handler, operation, component);
    return this.limited(operation.exchange, () =>
      this.#proceed(runner, component, operation, steps),
    );
  }

  async #proceed<R extends object>(
    runner: HandlerRunner,
    component: Component,
    operation: McpOperation,
    steps: OperationSteps<R>,
  ): Promise<R> {
    const { covered } = this.plans.component(component);
    const { exchange, context, input } = operation;
    if (isResumption(exchange) && !operation.caller) {
      const given = await context.conversation.resume<R>();
      if (given) return given;
    }
    const checked: Check = async (by, args) => {
      const result = await by.validate(args, covered);
      if (result.ok) return result.value;
      throw new McpValidationException(steps.target, result.issues);
    };
    if (component.kind === 'tool' && component.wrap) {
      runner.wrap = wrapped(component, operation, checked);
    }
    const validated = () => checked(component.input, input);
    return this.run(runner, validated, operation, steps);
  }

  async #recover<R>(
    runner: HandlerRunner,
    error: unknown,
    operation: McpOperation,
    steps: OperationSteps<R>,
  ): Promise<R> {
    // The run is over, and so is whatever went wrong in it: there will be another.
    if (operation.context.begun?.pending) throw error;
    const cancellation = cancellationOf(error, operation.exchange);
    if (cancellation) throw cancellation;
    const outcome = await operation.enter(() => runner.recover(error));
    if (outcome.kind !== 'value') return steps.fail(outcome, runner.where);
    try {
      return await steps.convert(outcome.value);
    } catch (conversion) {
      return steps.fail({ kind: 'untouched', error: conversion }, runner.where);
    }
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof ProtocolFault && error.kind === 'forbidden';
}

/** What a handler answers; one that asks by returning its questions is run again once they are answered. */
async function answered<R>(
  runner: HandlerRunner,
  input: () => unknown,
  operation: McpOperation,
  { convert }: OperationSteps<R>,
): Promise<R> {
  for (;;) {
    const returned = await runConfirmed(runner, input, operation);
    if (!isInputRequired(returned)) return convert(returned);
    await operation.context.conversation.request(returned);
  }
}
