import type { McpExchange } from '../exchange/mcp-exchange.js';

/** Where a request stands in a distributed trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 lower-case hexadecimal digits. */
  readonly traceId: string;
  /** The caller's span, 16 lower-case hexadecimal digits. */
  readonly spanId: string;
  /** Whether the caller records the trace. */
  readonly sampled: boolean;
  /** As sent, to be handed on. */
  readonly traceparent: string;
  readonly tracestate?: string;
  readonly baggage?: string;
}

const TRACEPARENT =
  /^(?!ff)[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;
const NOTHING = /^0+$/;
const LONGEST = 8_192;

/**
 * Reads the trace of a request from its `_meta`, where it says so, or else from
 * its headers (2026-07-28, `_meta`; W3C Trace Context §3).
 *
 * @returns `undefined` when there is none, or none that can be read
 */
export function traceOf({
  meta,
  channel,
}: McpExchange): TraceContext | undefined {
  const holder =
    'traceparent' in meta ? meta : headersOf(channel.http?.request);
  const traceparent = textIn(holder, 'traceparent');
  const [, traceId = '', spanId = '', flags = ''] =
    TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (traceparent === undefined || traceId === '') return undefined;
  if (NOTHING.test(traceId) || NOTHING.test(spanId)) return undefined;
  const tracestate = textIn(holder, 'tracestate');
  const baggage = textIn(holder, 'baggage');
  return {
    traceId,
    spanId,
    sampled: (Number.parseInt(flags, 16) & 1) === 1,
    traceparent,
    ...(tracestate !== undefined && { tracestate }),
    ...(baggage !== undefined && { baggage }),
  };
}

function headersOf(request: object | undefined): object {
  const headers: unknown = request && Reflect.get(request, 'headers');
  return typeof headers === 'object' && headers !== null ? headers : {};
}

function textIn(holder: object, name: string): string | undefined {
  const value: unknown = Object.hasOwn(holder, name)
    ? Reflect.get(holder, name)
    : undefined;
  return typeof value === 'string' && value.length <= LONGEST
    ? value
    : undefined;
}
