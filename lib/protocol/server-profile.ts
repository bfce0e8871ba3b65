import type { Catalog } from '../catalog/catalog.js';
import type { CacheHint } from '../components/cache-hint.js';
import type { PrincipalFunction } from '../exchange/mcp-exchange.js';
import type { NotificationHub } from '../notifications/notification-hub.js';
import type { Implementation } from '../sdk.js';
import type { ProtectedResource } from './challenged-fault.js';
import type { McpExtension } from './mcp-extension.js';

/** How lists are cut and how long clients may keep them (2026-07-28, Caching). */
export interface ListSettings extends CacheHint {
  /** Components per page, a positive integer; one page with everything when absent. */
  readonly pageSize?: number;
}

/** What the protocol needs to know of the server it speaks for. */
export interface ServerProfile {
  /** Who the server says it is, in `initialize` and in every modern result. */
  readonly info: Implementation;
  /** How to use the server, written for the model. */
  readonly instructions?: string;
  readonly lists: ListSettings;
  /** Most bytes of JSON the result of a tool, resource or prompt may have; any number when absent. */
  readonly resultSize?: number;
  /** Methods beyond the specification; checked when the dispatcher is made. */
  readonly extensions: readonly McpExtension[];
  readonly catalog: Pick<
    Catalog,
    'snapshot' | 'find' | 'findsMore' | 'mayGrow'
  > &
    Partial<Pick<Catalog, 'trace'>>;
  /** Where changes are told, and from where clients learn of them. */
  readonly hub: NotificationHub;
  /** What clients without a sufficient token are told, where the server asks for tokens. */
  readonly protectedResource?: ProtectedResource;
  /** Names the caller of an exchange. */
  readonly principal: PrincipalFunction;
}
