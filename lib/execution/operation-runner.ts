import { placeOf } from '../components/method-handler.js';
import type { Component } from '../components/component.js';
import { isInputRequired } from '../context/input-required.js';
import { isResumption, type SuspendedCall } from '../context/suspended-call.js';
import { cancellationOf } from './cancellation.js';
import { isProtocolError } from './client-error.js';
import { runConfirmed } from './confirm-call.js';
import { denialOf } from './denial.js';
import type { MaskingOptions } from './error-masking.js';
import type { HandlerPlan } from './handler-plan.js';
import { HandlerRunner } from './handler-runner.js';
import type { McpOperation } from './mcp-operation.js';
import type { OperationSteps } from './operation-steps.js';
import type { ServerPlans } from './server-plans.js';
import { withinLimit } from './time-limit.js';
import { McpValidationException } from './validation.exception.js';

/** Takes operations through their steps: guards, the handler with all around it, the answer. */
export class OperationRunner {
  constructor(
    private readonly plans: ServerPlans,
    private readonly masking: MaskingOptions,
  ) {}

  /**
   * Uses a component: guards, then interceptors around validation, pipes and
   * the method, then the answer. A handler that asked its client something it
   * has no answer to yet is done for now, whatever it made of that.
   *
   * @throws ProtocolFault when a guard denies; what `steps.fail` throws
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

  /** Opens a handler and asks its guards. What cannot be instantiated for a request denies it. */
  async admitted(
    plan: HandlerPlan,
    operation: McpOperation,
  ): Promise<HandlerRunner> {
    try {
      const runner = await operation.enter(() =>
        HandlerRunner.for(plan, operation, this.masking),
      );
      await operation.enter(() => runner.admit());
      operation.exchange.requireOwnSession();
      return runner;
    } catch (error) {
      if (isProtocolError(error) || operation.context.begun?.pending) {
        throw error;
      }
      const outcome = { kind: 'untouched', error } as const;
      throw denialOf(outcome, error, placeOf(plan.handler), this.masking);
    }
  }

  async #attempt<R extends object>(
    component: Component,
    operation: McpOperation,
    steps: OperationSteps<R>,
  ): Promise<R> {
    const { handler, covered } = this.plans.component(component);
    const { exchange, context, input } = operation;
    const runner = await this.admitted(handler, operation);
    if (isResumption(exchange) && !operation.caller) {
      const given = await context.conversation.resume<R>();
      if (given) return given;
    }
    const validated = async () => {
      const result = await component.input.validate(input, covered);
      if (result.ok) return result.value;
      throw new McpValidationException(steps.target, result.issues);
    };
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
