import type { McpContext } from '../../lib/index.js';
import type { ToolCalls } from '../../lib/testing/index.js';

/** True where two types are the same, to the letter. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? true
    : false;

/** Compiles only for `true`. */
function pinned<_ extends true>(): void {}

interface Query {
  city: string;
  days?: number;
}

declare class Tools {
  readonly label: string;
  plain(query: Query): { degrees: number };
  promised(query: Query, ctx: McpContext): Promise<string>;
  contextFirst(ctx: McpContext, query: Query): void;
  optionalContext(query: Query, ctx?: McpContext): boolean;
  optionalInput(query?: Query): number;
  properties(a: number, b: number): number;
  nothing(): void;
}

type Calls = ToolCalls<Tools>;

pinned<Same<Calls['plain'], (query: Query) => Promise<{ degrees: number }>>>();
pinned<Same<Calls['promised'], (query: Query) => Promise<string>>>();
pinned<Same<Calls['contextFirst'], (query: Query) => Promise<void>>>();
pinned<Same<Calls['optionalContext'], (query: Query) => Promise<boolean>>>();
pinned<Same<Parameters<Calls['optionalInput']>, [(Query | undefined)?]>>();
pinned<Same<Calls['properties'], (a: number, b: number) => Promise<number>>>();
pinned<Same<Calls['nothing'], () => Promise<void>>>();
pinned<Same<Extract<keyof Calls, 'label'>, never>>();
