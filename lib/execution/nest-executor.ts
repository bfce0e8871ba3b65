import type { ResourceMatch } from '../catalog/catalog-snapshot.js';
import type { Completion } from '../components/completion.js';
import type { Component } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { Prompt } from '../components/prompt.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { Tool } from '../components/tool.js';
import type {
  ContextServices,
  OperationCaller,
} from '../context/context-abilities.js';
import type { SuspendedCall } from '../context/suspended-call.js';
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
import { McpOperation } from './mcp-operation.js';
import { operationFailure } from './operation-failure.js';
import { OperationRunner } from './operation-runner.js';
import type { OperationSteps } from './operation-steps.js';
import { convertPrompt } from './prompt-conversion.js';
import { convertResource } from './resource-conversion.js';
import {
  enumeratedResources,
  type ListedResource,
} from './resource-enumeration.js';
import { convertResult } from './result-conversion.js';
import type { ServerPlans } from './server-plans.js';
import { failureResult } from './tool-failure.js';

/** Runs operations inside Nest: each admits once, then runs, then converts. */
export class NestExecutor implements Executor {
  readonly #runner: OperationRunner;

  constructor(
    private readonly plans: ServerPlans,
    private readonly masking: MaskingOptions,
    private readonly services?: ContextServices,
  ) {
    this.#runner = new OperationRunner(plans, masking);
  }

  callTool(
    tool: Tool,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
    caller?: OperationCaller,
  ): Promise<CallToolResult | SuspendedCall> {
    const operation = this.#operation(exchange, args, tool, caller);
    return this.#runner.use(tool, operation, {
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
    caller?: OperationCaller,
  ): Promise<ReadResourceResult | SuspendedCall> {
    const { mimeType, meta } = component;
    const operation = this.#operation(exchange, parameters, component, caller);
    return this.#runner.use(component, operation, {
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
    caller?: OperationCaller,
  ): Promise<GetPromptResult | SuspendedCall> {
    const { name } = prompt;
    const operation = this.#operation(exchange, args, prompt, caller);
    return this.#runner.use(prompt, operation, {
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
    const input = { ...filled, [argument]: value };
    const operation = this.#operation(exchange, input, component);
    await this.#runner.admitted(
      this.plans.component(component).handler,
      operation,
    );
    if (!completion) return completeFromSchema(request);
    const runner = await this.#runner.admitted(
      this.plans.completion(completion),
      operation,
    );
    return this.#runner.run(runner, () => ({ value, filled }), operation, {
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
    const operation = this.#operation(exchange, {}, template);
    const where = placeOf(plan.handler.handler);
    try {
      await this.#runner.admitted(plan.admission, operation);
      const runner = await this.#runner.admitted(plan.handler, operation);
      const returned = await operation.enter(() => runner.run(() => undefined));
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
    await this.#runner.admitted(
      this.plans.component(component).handler,
      this.#operation(exchange, input, component),
    );
  }

  async runEndpoint<T>(
    operation: EndpointOperation,
    exchange: McpExchange,
    produce: () => T | Promise<T>,
  ): Promise<T> {
    const running = this.#operation(exchange, exchange.message.params);
    const runner = await this.#runner.admitted(
      this.plans.endpoint(operation),
      running,
    );
    // Interceptors may observe a list or delay it; its shape is the protocol's.
    let produced: Promise<T> | undefined;
    const proceed = (): Promise<T> => {
      produced ??= Promise.resolve().then(produce);
      return produced;
    };
    try {
      await running.enter(() => runner.run(() => proceed));
    } catch (error) {
      if (isProtocolError(error)) throw error;
      const outcome = await running.enter(() => runner.recover(error));
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

  #operation(
    exchange: McpExchange,
    input: Readonly<Record<string, unknown>>,
    component?: Component,
    caller?: OperationCaller,
  ): McpOperation {
    return new McpOperation(exchange, input, this.services, component, caller);
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
