import { placeOf } from '../components/method-handler.js';
import type { Tool } from '../components/tool.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { CallToolResult } from '../sdk.js';
import { isProtocolError } from './client-error.js';
import { denialOf } from './denial.js';
import { type MaskingOptions, maskError } from './error-masking.js';
import type { EndpointOperation, Executor } from './executor.js';
import type { HandlerPlan } from './handler-plan.js';
import { HandlerRunner } from './handler-runner.js';
import { McpOperation } from './mcp-operation.js';
import { convertResult } from './result-conversion.js';
import { failureResult } from './tool-failure.js';
import type { ToolPlan } from './tool-plan.js';
import { withinLimit } from './time-limit.js';
import { McpValidationException } from './validation.exception.js';

/** Runs operations inside Nest: each admits once, then runs, then converts. */
export class NestExecutor implements Executor {
  constructor(
    private readonly tools: ReadonlyMap<Tool, ToolPlan>,
    private readonly endpoint: ReadonlyMap<EndpointOperation, HandlerPlan>,
    private readonly masking: MaskingOptions,
  ) {}

  async callTool(
    tool: Tool,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
  ): Promise<CallToolResult> {
    const { handler, covered } = planOf(this.tools, tool, tool.name);
    const operation = new McpOperation(exchange, args, tool);
    const runner = await this.#admitted(handler, operation);
    try {
      const validated = async () => {
        const result = await tool.input.validate(args, covered);
        if (result.ok) return result.value;
        throw new McpValidationException(tool.name, result.issues);
      };
      const value = await withinLimit(
        runner.run(validated),
        tool.timeoutMs,
        tool.name,
        exchange,
      );
      return await convertResult(value, tool, exchange.era);
    } catch (error) {
      return this.#recover(runner, tool, exchange, error);
    }
  }

  async runEndpoint<T>(
    operation: EndpointOperation,
    exchange: McpExchange,
    produce: () => T | Promise<T>,
  ): Promise<T> {
    const runner = await this.#admitted(
      planOf(this.endpoint, operation, operation),
      new McpOperation(exchange, exchange.message.params),
    );
    // Interceptors may observe a list or delay it; its shape is the protocol's.
    let produced: Promise<T> | undefined;
    const proceed = (): Promise<T> => {
      produced ??= Promise.resolve().then(produce);
      return produced;
    };
    try {
      await runner.run(() => proceed);
    } catch (error) {
      if (isProtocolError(error)) throw error;
      const outcome = await runner.recover(error);
      throw denialOf(outcome, error, runner.where, this.masking);
    }
    if (produced === undefined && operation === 'extension') {
      throw new ProtocolFault(
        'internal',
        maskError(
          new Error('An interceptor kept the extension from running.'),
          runner.where,
          this.masking,
        ),
      );
    }
    return proceed();
  }

  /** Opens a handler and asks its guards. What cannot be instantiated for a request denies it. */
  async #admitted(
    plan: HandlerPlan,
    operation: McpOperation,
  ): Promise<HandlerRunner> {
    try {
      const runner = await HandlerRunner.for(plan, operation, this.masking);
      await runner.admit();
      return runner;
    } catch (error) {
      if (isProtocolError(error)) throw error;
      const outcome = { kind: 'untouched', error } as const;
      throw denialOf(outcome, error, placeOf(plan.handler), this.masking);
    }
  }

  async #recover(
    runner: HandlerRunner,
    tool: Tool,
    exchange: McpExchange,
    error: unknown,
  ): Promise<CallToolResult> {
    const outcome = await runner.recover(error);
    if (outcome.kind !== 'value') {
      return failureResult(outcome, runner.where, this.masking);
    }
    try {
      return await convertResult(outcome.value, tool, exchange.era);
    } catch (conversion) {
      return failureResult(
        { kind: 'untouched', error: conversion },
        runner.where,
        this.masking,
      );
    }
  }
}

function planOf<K, P>(plans: ReadonlyMap<K, P>, key: K, name: string): P {
  const plan = plans.get(key);
  if (!plan) throw new Error(`No plan was made for ${name}.`);
  return plan;
}
