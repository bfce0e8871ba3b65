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
import type { AuthorizationOptions } from './authorization-options.js';
import { CallerAccess } from './caller-access.js';
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
import type { HandlerRunner } from './handler-runner.js';
import { HiddenComponent } from './hidden-component.js';
import type { CallerLimits } from './limits/caller-limits.js';
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
import { VisibleComponents } from './visible-components.js';

/** What limits operations beside what they say themselves. */
export interface ExecutionLimits {
  /** Of each caller; none without. */
  readonly callers?: CallerLimits;
  /** Milliseconds for tools without a limit of their own; as long as they like without. */
  readonly toolTimeoutMs?: number;
}

/** Messages that are over as soon as they are heard, and streams, which stay. */
const NOT_HELD: ReadonlySet<EndpointOperation> = new Set([
  'notification',
  'stream',
  'end',
]);

/** Runs operations inside Nest: each admits once, then runs, then converts. */
export class NestExecutor implements Executor {
  readonly #access: CallerAccess;
  readonly #runner: OperationRunner;
  readonly #visible: VisibleComponents;

  constructor(
    private readonly plans: ServerPlans,
    private readonly masking: MaskingOptions,
    private readonly services?: ContextServices,
    authorization?: AuthorizationOptions,
    private readonly limits: ExecutionLimits = {},
  ) {
    this.#access = new CallerAccess(authorization);
    this.#runner = new OperationRunner(
      plans,
      masking,
      this.#access,
      limits.callers,
    );
    this.#visible = new VisibleComponents(plans, this.#access, (...about) =>
      this.#operation(...about),
    );
  }

  callTool(
    tool: Tool,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
    caller?: OperationCaller,
  ): Promise<CallToolResult | SuspendedCall> {
    const operation = this.#operation(exchange, args, tool, caller);
    const timeoutMs = tool.timeoutMs ?? this.limits.toolTimeoutMs;
    return this.#runner.use(tool, operation, {
      target: `tool "${tool.name}"`,
      convert: (value) =>
        convertResult(value, tool, exchange.era, () => exchange.signal),
      fail: (outcome, where) => failureResult(outcome, where, this.masking),
      ...(timeoutMs !== undefined && { timeoutMs }),
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
      component,
    );
    const runner =
      completion &&
      (await this.#runner.admitted(
        this.plans.completion(completion, component),
        operation,
      ));
    return this.#runner.limited(exchange, async () => {
      if (!runner) return completeFromSchema(request);
      return this.#runner.run(runner, () => ({ value, filled }), operation, {
        target: `argument "${argument}"`,
        convert: convertReturned,
        fail: this.#thrown(exchange, { kind: 'completion' }),
      });
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
      await this.#runner.admitted(plan.admission, operation, template);
      const runner = await this.#runner.admitted(plan.handler, operation);
      const returned = await operation.enter(() => runner.run(() => undefined));
      return await enumeratedResources(returned, template, exchange);
    } catch (error) {
      // A caller who may not read them is not told what there is.
      const isDenial =
        error instanceof HiddenComponent ||
        (error instanceof ProtocolFault && error.kind !== 'internal');
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
      component,
    );
  }

  isPersonal(component: Component, exchange: McpExchange): boolean {
    return (
      this.#access.concerns(component, exchange) ||
      this.plans.component(component).handler.hasListGuards
    );
  }

  visibleTo<C extends Component>(
    components: readonly C[],
    exchange: McpExchange,
  ): readonly C[] | Promise<readonly C[]> {
    return this.#visible.to(components, exchange);
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
    return this.#runner.limited(
      exchange,
      () => this.#produced(operation, running, runner, produce),
      !NOT_HELD.has(operation),
    );
  }

  async #produced<T>(
    operation: EndpointOperation,
    running: McpOperation,
    runner: HandlerRunner,
    produce: () => T | Promise<T>,
  ): Promise<T> {
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
