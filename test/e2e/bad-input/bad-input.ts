import type { McpEra } from '../../../lib/index.js';
import { rpcRequest } from '../support/rpc.js';
import type { WireRequest } from '../support/wire.js';

/**
 * What one message is answered with. In a message, `‹reference›` stands for a
 * log reference and any other `‹word›` for any text.
 */
export interface Outcome {
  /** A JSON-RPC code, what kind of tool result it is, any other result, or no answer at all. */
  readonly code: number | 'tool error' | 'tool result' | 'result' | 'none';
  readonly message: string;
}

/** A row of the table: a request, and what it must be answered with. */
export interface BadInput {
  /** What is sent, in words. */
  readonly input: string;
  /** `both`: the answer is the same in each era. */
  readonly era: McpEra | 'both';
  readonly status: number;
  /** Several: a batch. */
  readonly outcome: Outcome | readonly Outcome[];
  /** Response headers that must be there. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it takes a network to send it. */
  readonly wireOnly?: boolean;
  readonly request: (era: McpEra) => WireRequest;
}

/** A JSON-RPC error. */
export function error(code: number, message: string): Outcome {
  return { code, message };
}

/** A tool result that says so. */
export function toolError(message: string): Outcome {
  return { code: 'tool error', message };
}

/** A call that succeeds with a text. */
export function toolResult(message: string): Outcome {
  return { code: 'tool result', message };
}

/** A request that succeeds with something else, told as JSON. */
export function result(message: string): Outcome {
  return { code: 'result', message };
}

/** No answer: an accepted notification. */
export const NONE: Outcome = { code: 'none', message: '' };

/** What every unexpected error reads like to a client. */
export const MASKED = 'Internal error (log reference ‹reference›)';

type Values = Record<string, unknown>;

/** A well-formed request of an era; `change` makes it a bad one. */
export function message(
  era: McpEra,
  method: string,
  params: Values = {},
  change: {
    /** Members of the message to add or replace; `undefined` takes one out. */
    readonly body?: Values;
    /** Headers to add or replace; `undefined` takes one out. */
    readonly headers?: Readonly<
      Record<string, string | readonly string[] | undefined>
    >;
  } = {},
): WireRequest {
  const { body, headers } = rpcRequest(era, method, params);
  return {
    body: JSON.stringify({ ...body, ...change.body }),
    headers: definedOf({ ...headers, ...change.headers }),
  };
}

/** A `tools/call` of an era. */
export function call(
  era: McpEra,
  name: unknown,
  args?: unknown,
  change: Parameters<typeof message>[3] = {},
): WireRequest {
  return message(
    era,
    'tools/call',
    { name, ...(args !== undefined && { arguments: args }) },
    change,
  );
}

/** A `tools/call` whose arguments are JSON text, for what objects cannot spell. */
export function callWithText(
  era: McpEra,
  name: string,
  args: string,
): WireRequest {
  const request = call(era, name, '‹here›');
  return {
    ...request,
    body: String(request.body).replace('"‹here›"', () => args),
  };
}

/** A well-formed request with another body. */
export function withBody(era: McpEra, body: WireRequest['body']): WireRequest {
  return { ...call(era, 'echo', { text: 'hello' }), body };
}

function definedOf<T>(
  values: Readonly<Record<string, T | undefined>>,
): Record<string, T> {
  const defined: Record<string, T> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) defined[name] = value;
  }
  return defined;
}
