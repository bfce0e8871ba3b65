import type { Tool } from '../components/tool.js';
import { McpException } from '../errors/mcp.exception.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { CallToolResult } from '../sdk.js';
import { denialOf } from './denial.js';
import type { MaskingOptions } from './error-masking.js';
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
    const { handler, leave } = planOf(this.tools, tool, tool.name);
    const operation = new McpOperation(exchange, args, tool);
    const runner = await HandlerRunner.for(handler, operation, this.masking);
    await runner.admit();
    try {
      const validated = async () => {
        const result = await tool.input.validate(args, leave);
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
    const plan = planOf(this.endpoint, operation, operation);
    const runner = await HandlerRunner.for(
      plan,
      new McpOperation(exchange, exchange.message.params),
      this.masking,
    );
    await runner.admit();
    // Interceptors may observe a list or delay it; its shape is the protocol's.
    let produced: { readonly value: T } | undefined;
    const proceed = async (): Promise<T> => {
      produced ??= { value: await produce() };
      return produced.value;
    };
    try {
      await runner.run(() => proceed);
    } catch (error) {
      if (error instanceof McpException) throw error;
      const outcome = await runner.recover(error);
      throw denialOf(outcome, error, runner.where, this.masking);
    }
    return proceed();
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
