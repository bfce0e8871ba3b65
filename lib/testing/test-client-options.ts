import type {
  CreateMessageRequest,
  CreateMessageResult,
  ElicitRequest,
  ElicitResult,
  Root,
} from '@modelcontextprotocol/client';
import type { McpEra } from '../index.js';

/** Plays the user: what is asked in, what is answered out. */
export type TestUser = (
  question: ElicitRequest['params'],
) => ElicitResult | Promise<ElicitResult>;

/** Plays the model: what is asked in, what is answered out. */
export type TestModel = (
  question: CreateMessageRequest['params'],
) => CreateMessageResult | Promise<CreateMessageResult>;

/** How a test client presents itself. */
export interface TestClientOptions {
  /** Which era it speaks: `legacy` shakes hands as 2025 clients do, `modern` speaks 2026-07-28. Default: `modern`. */
  readonly era?: McpEra;
  /** Sent with every request, such as `{ authorization: 'Bearer …' }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Put on every request as `request.user`, as if a guard had authenticated it; a guard of the app's may still overwrite or refuse it. */
  readonly user?: unknown;
  /** Plays the user, form and URL alike; without it the client has none, and cannot be asked by `ctx.elicit`. */
  readonly elicit?: TestUser;
  /** Plays the model; without it the client has none, and cannot be asked by `ctx.sample`. */
  readonly sample?: TestModel;
  /** What `ctx.roots` finds; without it the client has no such list. */
  readonly roots?: readonly Root[];
  /** Which server, where the application has several. Default: `default`. */
  readonly id?: string;
}
