import type { ResourceMatch } from '../catalog/catalog-snapshot.js';
import type { Completion } from '../components/completion.js';
import type { Component } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { Prompt } from '../components/prompt.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { Tool } from '../components/tool.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type {
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '../sdk.js';
import { isProtocolError } from './client-error.js';
import {
  type CompletionValues,
  convertReturned,
} from './completion-conversion.js';
import {
  completeFromSchema,
  type CompletionRequest,
} from './completion-operation.js';
import { denialOf } from './denial.js';
import { type MaskingOptions, maskError } from './error-masking.js';
import type { EndpointOperation, Executor } from './executor.js';
import type { HandlerPlan } from './handler-plan.js';
import { HandlerRunner } from './handler-runner.js';
import { McpOperation } from './mcp-operation.js';
import { operationFailure } from './operation-failure.js';
import type { OperationSteps } from './operation-steps.js';
import { convertPrompt } from './prompt-conversion.js';
import { convertResource } from './resource-conversion.js';
import {
  enumeratedResources,
  type ListedResource,
} from './resource-enumeration.js';
import { convertResult } from './result-conversion.js';
import type { ServerPlans } from './server-plans.js';
import { withinLimit } from './time-limit.js';
import { failureResult } from './tool-failure.js';
import { McpValidationException } from './validation.exception.js';

/** Runs operations inside Nest: each admits once, then runs, then converts. */
export class NestExecutor implements Executor {
  constructor(
    private readonly plans: ServerPlans,
    private readonly masking: MaskingOptions,
  ) {}

  callTool(
    tool: Tool,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
  ): Promise<CallToolResult> {
    return this.#operate(tool, exchange, args, {
      target: `tool "${tool.name}"`,
      convert: (value) =>
        convertResult(value, tool, exchange.era, () => exchange.signal),
      fail: (outcome, where) => failureResult(outcome, where, this.masking),
      ...(tool.timeoutMs !== undefined && { timeoutMs: tool.timeoutMs }),
    });
  }

  readResource(
    { component, parameters }: ResourceMatch,
    exchange: McpExchange,
    uri: string,
  ): Promise<ReadResourceResult> {
    const { mimeType, meta } = component;
    return this.#operate(component, exchange, parameters, {
      target: `resource ${uri}`,
      convert: (value) =>
        convertResource(
          value,
          {
            uri,
            ...(mimeType !== undefined && { mimeType }),
            ...(meta && { meta }),
          },
          () => exchange.signal,
        ),
      fail: this.#thrown(exchange, { kind: 'resource', uri }),
    });
  }

  getPrompt(
    prompt: Prompt,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
  ): Promise<GetPromptResult> {
    const { name } = prompt;
    return this.#operate(prompt, exchange, args, {
      target: `prompt "${name}"`,
      convert: (value) => convertPrompt(value, prompt, () => exchange.signal),
      fail: this.#thrown(exchange, { kind: 'prompt', name }),
    });
  }

  async complete(
    request: CompletionRequest,
    completion: Completion | undefined,
    exchange: McpExchange,
  ): Promise<CompletionValues> {
    const { component, argument, value, filled } = request;
    const operation = new McpOperation(
      exchange,
      { ...filled, [argument]: value },
      component,
    );
    await this.#admitted(this.plans.component(component).handler, operation);
    if (!completion) return completeFromSchema(request);
    const runner = await this.#admitted(
      this.plans.completion(completion),
      operation,
    );
    return this.#run(runner, () => ({ value, filled }), exchange, {
      target: `argument "${argument}"`,
      convert: convertReturned,
      fail: this.#thrown(exchange, { kind: 'completion' }),
    });
  }

  async enumerate(
    template: ResourceTemplate,
    exchange: McpExchange,
  ): Promise<readonly ListedResource[]> {
    const plan = this.plans.enumeration(template);
    const operation = new McpOperation(exchange, {}, template);
    const where = placeOf(plan.handler.handler);
    try {
      await this.#admitted(plan.admission, operation);
      const runner = await this.#admitted(plan.handler, operation);
      const returned = await runner.run(() => undefined);
      return await enumeratedResources(returned, template, exchange);
    } catch (error) {
      // A caller who may not read them is not told what there is.
      const isDenial =
        error instanceof ProtocolFault && error.kind !== 'internal';
      if (!isDenial) maskError(error, where, this.masking);
      return [];
    }
  }

  async admit(
    component: Component,
    exchange: McpExchange,
    input: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.#admitted(
      this.plans.component(component).handler,
      new McpOperation(exchange, input, component),
    );
  }

  async runEndpoint<T>(
    operation: EndpointOperation,
    exchange: McpExchange,
    produce: () => T | Promise<T>,
  ): Promise<T> {
    const runner = await this.#admitted(
      this.plans.endpoint(operation),
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

  /** Guards, then interceptors around validation, pipes and the method, then the answer. */
  async #operate<R>(
    component: Component,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
    steps: OperationSteps<R>,
  ): Promise<R> {
    const { handler, covered } = this.plans.component(component);
    const runner = await this.#admitted(
      handler,
      new McpOperation(exchange, args, component),
    );
    const validated = async () => {
      const result = await component.input.validate(args, covered);
      if (result.ok) return result.value;
      throw new McpValidationException(steps.target, result.issues);
    };
    return this.#run(runner, validated, exchange, steps);
  }

  async #run<R>(
    runner: HandlerRunner,
    input: () => unknown,
    exchange: McpExchange,
    steps: OperationSteps<R>,
  ): Promise<R> {
    try {
      // A stream is read while it is converted: that takes of the handler's time.
      return await withinLimit(
        runner.run(input).then(steps.convert),
        steps.timeoutMs,
        steps.target,
        exchange,
      );
    } catch (error) {
      return this.#recover(runner, error, steps);
    }
  }

  /** Opens a handler and asks its guards. What cannot be instantiated for a request denies it. */
  async #admitted(
    plan: HandlerPlan,
    operation: McpOperation,
  ): Promise<HandlerRunner> {
    try {
      const runner = await HandlerRunner.for(plan, operation, this.masking);
      await runner.admit();
      operation.exchange.requireOwnSession();
      return runner;
    } catch (error) {
      if (isProtocolError(error)) throw error;
      const outcome = { kind: 'untouched', error } as const;
      throw denialOf(outcome, error, placeOf(plan.handler), this.masking);
    }
  }

  async #recover<R>(
    runner: HandlerRunner,
    error: unknown,
    steps: OperationSteps<R>,
  ): Promise<R> {
    const outcome = await runner.recover(error);
    if (outcome.kind !== 'value') return steps.fail(outcome, runner.where);
    try {
      return await steps.convert(outcome.value);
    } catch (conversion) {
      return steps.fail({ kind: 'untouched', error: conversion }, runner.where);
    }
  }

  /** Failures of everything but tools are JSON-RPC errors. */
  #thrown(
    { era }: McpExchange,
    target: Parameters<typeof operationFailure>[1],
  ): OperationSteps<never>['fail'] {
    return (outcome, where) => {
      throw operationFailure(outcome, target, {
        where,
        masking: this.masking,
        era,
      });
    };
  }
}
