import { ForbiddenException, NotFoundException } from '@nestjs/common';
import { of } from 'rxjs';
import { McpException, ToolError } from 'nest-fastmcp';

const CYCLE: Record<string, unknown> = {};
CYCLE['self'] = CYCLE;

type Oddities = Readonly<Record<string, (text: string) => unknown>>;

/** What a handler may throw; a few of them are mistakes. */
const FAILURES: Oddities = {
  tool: (text) => new ToolError(text),
  http: (text) => new NotFoundException(text),
  denial: (text) => new ForbiddenException(text),
  protocol: (text) => new McpException(-32050, text || 'x', { text }),
  error: (text) => new Error(text),
  range: (text) => new RangeError(text),
  text: (text) => text,
  nothing: () => undefined,
  null: () => null,
  object: (text) => ({ message: text }),
  symbol: () => Symbol('thrown'),
  cycle: () => CYCLE,
};

/** What a handler may return, beside what it should. */
const RESULTS: Oddities = {
  nothing: () => undefined,
  null: () => null,
  nan: () => Number.NaN,
  bigint: () => 10n,
  symbol: () => Symbol('returned'),
  function: () => () => 1,
  cycle: () => CYCLE,
  date: () => new Date(0),
  invalidDate: () => new Date(Number.NaN),
  map: (text) => new Map([[text, 1]]),
  set: (text) => new Set([text]),
  bytes: (text) => Buffer.from(text),
  error: (text) => new Error(text),
  sparse: (text) => Object.assign([text], { 3: text }),
  proto: () => Object.create(null),
  raw: (text) => ({ content: [{ type: 'text', text }] }),
  rawBroken: () => ({ content: [{ type: 'text', text: 10n }] }),
  lone: () => '\ud800',
  generator: function* (text) {
    yield text;
    yield { text };
  },
  stream: async function* (text) {
    yield text;
    throw new Error(text);
  },
  observable: (text) => of(text, 1),
  rejected: (text) => Promise.reject(new Error(text)),
};

/** The names of all these. */
export const FAILURE_KINDS: readonly string[] = Object.keys(FAILURES);
export const RESULT_KINDS: readonly string[] = Object.keys(RESULTS);

/** What a handler throws for a kind; `undefined` for one nobody knows. */
export function thrown(kind: string, text: string): unknown {
  return Object.hasOwn(FAILURES, kind) ? FAILURES[kind]?.(text) : undefined;
}

/** What a handler returns for a kind; `undefined` for one nobody knows. */
export function returned(kind: string, text: string): unknown {
  return Object.hasOwn(RESULTS, kind) ? RESULTS[kind]?.(text) : undefined;
}
