import type { McpExchange } from '../exchange/mcp-exchange.js';

/**
 * Methods beyond the specification's own, under one identifier (SEP-2133).
 * Advertised at `capabilities.extensions[id]`; its methods run behind the
 * endpoint's guards like any other.
 *
 * @example
 * const echo: McpExtension = {
 *   id: 'com.example/echo',
 *   settings: { loud: true },
 *   methods: { 'example/echo': (params) => ({ said: params.text }) },
 * };
 */
export interface McpExtension {
  /** Reverse-DNS prefix, a slash and a name: `com.example/echo`. */
  readonly id: string;
  /** What clients are told about it; an empty object by default. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Handlers by method name; methods of the specification are refused at start-up. */
  readonly methods?: Readonly<Record<string, McpExtensionMethod>>;
}

/** Answers one request of an extension: params in, result object out. */
export type McpExtensionMethod = (
  params: Readonly<Record<string, unknown>>,
  exchange: McpExchange,
) =>
  | Readonly<Record<string, unknown>>
  | Promise<Readonly<Record<string, unknown>>>;
