import type { Type } from '@nestjs/common';
import {
  promptsNamed,
  readablesAt,
  toolsNamed,
} from '../../catalog/candidates.js';
import type { ResourceMatch } from '../../catalog/catalog-snapshot.js';
import type { Prompt } from '../../components/prompt.js';
import type { Tool } from '../../components/tool.js';
import type {
  Allowed,
  CallerOperations,
  InputOf,
  MethodOf,
  OutputOf,
} from '../../context/caller-operations.js';
import type { OperationCaller } from '../../context/context-abilities.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { ToolError } from '../../errors/tool-error.js';
import { useVisible, useVisibleMatch } from '../../execution/use-visible.js';
import { resourceNotFound } from '../../execution/resource-not-found.js';
import { describeValue } from '../../schema/describe-value.js';
import { digestOf } from '../../schema/stable-json.js';
import type {
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '../../sdk.js';
import { callArguments } from './call-arguments.js';
import { derivedExchange } from './derived-exchange.js';
import { finished } from './finished.js';
import { NestedLists } from './nested-lists.js';
import { resultText } from './result-text.js';
import { returnedValue } from './returned-value.js';
import { noTool, toolOf } from './tool-of.js';
import { sentArguments, sentTexts } from './sent-arguments.js';

/** Keys have room for the question's own. */
const LONGEST_KEY = 100;

/**
 * The server's own components, used by the handler of a context. Each use is
 * an exchange of its own, of the same caller: guards, interceptors, validation
 * and limits apply as if the client had asked.
 */
export class NestedOperations extends NestedLists implements CallerOperations {
  async callTool(
    name: string,
    args: Readonly<Record<string, unknown>>,
    as?: string,
    allowed: Allowed = everything,
  ): Promise<CallToolResult> {
    const tools = await toolsNamed(this.server.catalog, name);
    return useVisible(
      tools.filter(allowed),
      (tool) => this.#call(tool, args, as),
      () => refuse(unknown('tool', name)),
    );
  }

  call<C extends object, M extends MethodOf<C>>(
    host: Type<C>,
    method: M,
    ...input: InputOf<C, M>
  ): Promise<OutputOf<C, M>>;
  async call(
    host: Type,
    method: string,
    ...input: readonly unknown[]
  ): Promise<unknown> {
    const tool = toolOf(
      this.snapshot,
      host,
      method,
      this.context.operation.component?.handler.levels,
    );
    if (!tool) throw noTool(host, method);
    const result = await useVisible(
      [tool],
      () => this.#call(tool, callArguments(tool, input)),
      () => refuse(unknown('tool', tool.name)),
    );
    if (!result.isError) return returnedValue(result, tool);
    throw new ToolError(
      resultText(result) || `Tool "${tool.name}" answered with an error.`,
    );
  }

  async readResource(
    uri: string,
    allowed: Allowed = everything,
  ): Promise<ReadResourceResult> {
    const matches = await readablesAt(this.server.catalog, uri);
    return useVisibleMatch(
      matches.filter(({ component }) => allowed(component)),
      (match) => this.#read(uri, match),
      () => refuse(resourceNotFound(uri, this.context.era)),
    );
  }

  async getPrompt(
    name: string,
    args: Readonly<Record<string, unknown>>,
    allowed: Allowed = everything,
  ): Promise<GetPromptResult> {
    const prompts = await promptsNamed(this.server.catalog, name);
    const sent = sentTexts(args);
    return useVisible(
      prompts.filter(allowed),
      (prompt) => this.#render(prompt, sent),
      () => refuse(unknown('prompt', name)),
    );
  }

  async #render(
    prompt: Prompt,
    sent: ReturnType<typeof sentTexts>,
  ): Promise<GetPromptResult> {
    const { name } = prompt;
    const exchange = derivedExchange(this.context, 'prompts/get', {
      name,
      arguments: sent,
    });
    const caller = this.#caller(`${name}:${digestOf(sent)}`);
    return finished(
      await this.server.executor.getPrompt(prompt, exchange, sent, caller),
    );
  }

  async #read(uri: string, match: ResourceMatch): Promise<ReadResourceResult> {
    const exchange = derivedExchange(this.context, 'resources/read', { uri });
    const caller = this.#caller(uri);
    return finished(
      await this.server.executor.readResource(match, exchange, uri, caller),
    );
  }

  async #call(
    tool: Tool,
    args: Readonly<Record<string, unknown>>,
    as?: string,
  ): Promise<CallToolResult> {
    const sent = sentArguments(args);
    const exchange = derivedExchange(this.context, 'tools/call', {
      name: tool.name,
      arguments: sent,
    });
    const { structuredContent, ...result } = finished(
      await this.server.executor.callTool(
        tool,
        exchange,
        sent,
        this.#caller(`${tool.name}:${digestOf(sent)}`, as),
      ),
    );
    // What the tool holds on to is not handed out, and a Date is text as for clients.
    return structuredContent === undefined
      ? result
      : {
          ...result,
          structuredContent: JSON.parse(JSON.stringify(structuredContent)),
        };
  }

  /** @param use what is used, and with what */
  #caller(use: string, as?: string): OperationCaller {
    const { context } = this;
    const key = as ?? `${use.slice(0, LONGEST_KEY)}#${context.nthUse(use)}`;
    return { context, key };
  }
}

function refuse(error: Error): never {
  throw error;
}

function everything(): boolean {
  return true;
}

function unknown(kind: 'tool' | 'prompt', name: string): ProtocolFault {
  return new ProtocolFault(
    'invalid-params',
    `Unknown ${kind}: ${describeValue(name)}`,
  );
}
