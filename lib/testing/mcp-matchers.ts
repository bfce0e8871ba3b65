import type { CallToolResult } from '../index.js';
import { resultText } from '../internal.js';
import type { MatcherContext, MatcherOutcome } from './matcher-context.js';
import {
  matchSurface,
  type McpSurfaceOptions,
} from './surface/match-surface.js';

/**
 * Matchers for what MCP clients get back. Register them once:
 *
 * @example
 * expect.extend(mcpMatchers);
 * expect(await client.callTool({ name: 'forecast', arguments: {} })).toBeToolError(/city/);
 */
export const mcpMatchers = {
  /** A tool result with `isError`; with words, one whose text contains or matches them. */
  toBeToolError(
    this: MatcherContext,
    received: unknown,
    words?: string | RegExp,
  ): MatcherOutcome {
    const result = toolResult(received);
    const text = result ? resultText(result) : '';
    const says =
      words === undefined ||
      (typeof words === 'string' ? text.includes(words) : words.test(text));
    const wanted = `a tool error${words === undefined ? '' : ` saying ${String(words)}`}`;
    return outcome(this, result?.isError === true && says, wanted, received);
  },

  /** A tool result whose `structuredContent` equals the expected value; asymmetric matchers work. */
  toHaveStructuredContent(
    this: MatcherContext,
    received: unknown,
    expected: unknown,
  ): MatcherOutcome {
    const content = toolResult(received)?.structuredContent;
    const pass = content !== undefined && this.equals(content, expected);
    return outcome(
      this,
      pass,
      `structured content ${show(expected)}`,
      received,
    );
  },

  /** The answer of `listTools()` with a tool of that name. */
  toListTool(
    this: MatcherContext,
    received: unknown,
    name: string,
  ): MatcherOutcome {
    const names = toolNames(received);
    const pass = names?.includes(name) ?? false;
    return outcome(
      this,
      pass,
      `a list with the tool "${name}"`,
      names ?? received,
    );
  },

  /** A connected client that sees what the lock file says; await it. The first run writes the file. */
  toMatchMcpSurface(
    this: MatcherContext,
    received: unknown,
    options?: McpSurfaceOptions,
  ): Promise<MatcherOutcome> {
    return matchSurface(this, received, options);
  },
};

/** The matchers as they appear on `expect(…)`; for declaring them to other test runners. */
export interface McpMatchers<R = unknown> {
  /** A tool result with `isError`; with words, one whose text contains or matches them. */
  toBeToolError(words?: string | RegExp): R;
  /** A tool result whose `structuredContent` equals the expected value. */
  toHaveStructuredContent(expected: unknown): R;
  /** The answer of `listTools()` with a tool of that name. */
  toListTool(name: string): R;
  /**
   * A connected client that sees what the lock file says it saw; await it. The
   * first run writes the file, as do runs with `-u`.
   */
  toMatchMcpSurface(options?: McpSurfaceOptions): Promise<void>;
}

declare global {
  // Merges into the types of Jest: name and parameters are theirs.
  namespace jest {
    interface Matchers<R, T = {}> extends McpMatchers<R> {}
  }
}

function outcome(
  { isNot }: MatcherContext,
  pass: boolean,
  wanted: string,
  received: unknown,
): MatcherOutcome {
  return {
    pass,
    message: () =>
      `expected ${isNot ? 'anything but ' : ''}${wanted}, got ${show(received)}`,
  };
}

function toolResult(value: unknown): CallToolResult | undefined {
  return isToolResult(value) ? value : undefined;
}

function isToolResult(value: unknown): value is CallToolResult {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray(Reflect.get(value, 'content'))
  );
}

function toolNames(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tools: unknown = Reflect.get(value, 'tools');
  return Array.isArray(tools)
    ? tools.map((tool: unknown) => Reflect.get(Object(tool), 'name'))
    : undefined;
}

function show(value: unknown): string {
  return JSON.stringify(value, undefined, 2) ?? String(value);
}
