import type { Type } from '@nestjs/common';
import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import type { Catalog } from '../../catalog/catalog.js';
import { findReadable } from '../../catalog/find-readable.js';
import type { Tool } from '../../components/tool.js';
import type {
  CallerOperations,
  InputOf,
  KnownResource,
  MethodOf,
  OutputOf,
} from '../../context/caller-operations.js';
import type { OperationCaller } from '../../context/context-abilities.js';
import type { McpContext } from '../../context/mcp-context.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { ToolError } from '../../errors/tool-error.js';
import type { Executor } from '../../execution/executor.js';
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
import { resultText } from './result-text.js';
import { returnedValue } from './returned-value.js';
import { noTool, toolOf } from './tool-of.js';
import { sentArguments, sentTexts } from './sent-arguments.js';

/** Keys have room for the question's own. */
const LONGEST_KEY = 100;

/** What of a server its handlers use as their caller. */
export interface OperationsServer {
  readonly catalog: Catalog;
  /** Read when it is used: it may be made after what reads it. */
  readonly executor: Executor;
}

/**
 * The server's own components, used by the handler of a context. Each use is
 * an exchange of its own, of the same caller: guards, interceptors, validation
 * and limits apply as if the client had asked.
 */
export class NestedOperations implements CallerOperations {
  constructor(
    private readonly context: McpContext,
    private readonly server: OperationsServer,
  ) {}

  async callTool(
    name: string,
    args: Readonly<Record<string, unknown>>,
    as?: string,
  ): Promise<CallToolResult> {
    const tool = this.#snapshot.tool(name);
    if (!tool) throw unknown('tool', name);
    return this.#call(tool, args, as);
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
    const tool = toolOf(this.#snapshot, host, method);
    if (!tool) throw noTool(host, method);
    const result = await this.#call(tool, callArguments(tool, input));
    if (!result.isError) return returnedValue(result, tool);
    throw new ToolError(
      resultText(result) || `Tool "${tool.name}" answered with an error.`,
    );
  }

  async readResource(uri: string): Promise<ReadResourceResult> {
    const match = findReadable(this.#snapshot, uri);
    if (!match) throw resourceNotFound(uri, this.context.era);
    const exchange = derivedExchange(this.context, 'resources/read', { uri });
    return finished(
      await this.server.executor.readResource(
        match,
        exchange,
        uri,
        this.#caller(uri),
      ),
    );
  }

  /** Those of templates that name theirs as well, to whom `resources/list` would show them. */
  async listResources(): Promise<readonly KnownResource[]> {
    const { executor } = this.server;
    const { resources, templates } = this.#snapshot;
    const exchange = derivedExchange(this.context, 'resources/list', {});
    return executor.runEndpoint('list', exchange, async () => {
      const named = await Promise.all(
        templates
          .filter(({ enumerate }) => enumerate)
          .map((template) => executor.enumerate(template, exchange)),
      );
      return [...resources, ...named.flat()].map(({ uri, name, mimeType }) => ({
        uri,
        name,
        ...(mimeType !== undefined && { mimeType }),
      }));
    });
  }

  async getPrompt(
    name: string,
    args: Readonly<Record<string, unknown>>,
  ): Promise<GetPromptResult> {
    const prompt = this.#snapshot.prompt(name);
    if (!prompt) throw unknown('prompt', name);
    const sent = sentTexts(args);
    const exchange = derivedExchange(this.context, 'prompts/get', {
      name,
      arguments: sent,
    });
    return finished(
      await this.server.executor.getPrompt(
        prompt,
        exchange,
        sent,
        this.#caller(`${name}:${digestOf(sent)}`),
      ),
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

  get #snapshot(): CatalogSnapshot {
    return this.server.catalog.snapshot;
  }
}

function unknown(kind: 'tool' | 'prompt', name: string): ProtocolFault {
  return new ProtocolFault(
    'invalid-params',
    `Unknown ${kind}: ${describeValue(name)}`,
  );
}
