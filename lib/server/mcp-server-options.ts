import type { Type, VersioningOptions } from '@nestjs/common';
import type { CatalogLayer } from '../catalog/catalog-layer.js';
import type { PrincipalFunction } from '../exchange/mcp-exchange.js';
import type { Enhancers } from '../components/enhancers.js';
import type { AuthorizationOptions } from '../execution/authorization-options.js';
import type { InheritOptions } from '../execution/execution-options.js';
import type { LimitOptions } from '../execution/limits/limit-options.js';
import type { McpEndpoint } from '../execution/mcp-endpoint.js';
import type {
  ElicitationFallback,
  SamplingFallback,
} from '../interaction/fallbacks.js';
import type { InteractionOptions } from '../interaction/interaction-options.js';
import type { StateOptions } from '../interaction/state/state-options.js';
import type { AudienceOptions } from '../layers/audience.js';
import type { TagSelection } from '../layers/tag-filter.js';
import type { McpExtension } from '../protocol/mcp-extension.js';
import type { ListSettings } from '../protocol/server-profile.js';
import type { DtoValidationOptions } from '../schema/dto/dto-validation-options.js';
import type { ValidationMode } from '../schema/validation-mode.js';
import type { Icon } from '../sdk.js';
import type { MessageBus } from '../notifications/message-bus.js';
import type { KeyValueStore } from '../sessions/key-value-store.js';
import type { HttpOptions } from '../transports/http/http-options.js';
import type { SessionOptions } from '../transports/http/session-options.js';
import type { SseOptions } from '../transports/sse/sse-options.js';
import type { Lifespan } from './lifespan.js';

/** A version as `enableVersioning()` and `@Version()` take it. */
export type RouteVersion = NonNullable<VersioningOptions['defaultVersion']>;

/** Where and how a server answers over HTTP. */
export interface McpHttpOptions extends HttpOptions {
  /** Path of the endpoint, below the application's global prefix. Default: `/mcp`. */
  readonly path?: string;
  /** Version of the route where the application uses URI versioning. Default: version-neutral. */
  readonly version?: RouteVersion;
  /**
   * Sessions of clients up to 2025-11-25; `false` issues none. Their ids carry
   * all there is to know: any replica with the same `keys` serves them.
   */
  readonly sessions?: SessionOptions | false;
  /**
   * The old HTTP+SSE transport, for clients of 2024-11-05; needs
   * `@modelcontextprotocol/sdk`. Its streams belong to one process. Default: off.
   */
  readonly sse?: SseOptions | boolean;
  /** Class whose decorators apply to handshakes, lists and notifications. Default: `McpEndpoint`, which has none. */
  readonly endpoint?: Type<McpEndpoint>;
}

/** How inputs are checked. */
export interface McpValidationOptions {
  /**
   * `coerce` takes text for numbers and booleans where the schema allows no
   * text, as models like to send them; `strict` takes values as they are. Default: `coerce`.
   */
  readonly mode?: ValidationMode;
  /** How class-validator and class-transformer treat DTOs. Default: unknown properties are refused. */
  readonly pipe?: DtoValidationOptions;
}

/** What of an error clients are told. */
export interface McpErrorOptions {
  /** Whether messages of unexpected errors are kept from clients and only logged. Default: true. */
  readonly mask?: boolean;
}

/** Options of an MCP server; everything has a default. */
export interface McpServerOptions
  extends Enhancers, TagSelection, AudienceOptions {
  /** Name on the wire. Default: `nest-app`. */
  readonly name?: string;
  /** Version of the server, not of the protocol. Default: `0.0.0`. */
  readonly version?: string;
  /** Name for people. */
  readonly title?: string;
  /** What the server is for. */
  readonly description?: string;
  /** How to use the server as a whole, written for the model. */
  readonly instructions?: string;
  /** Pictures clients may show beside the server. */
  readonly icons?: readonly Icon[];
  /** Where people learn more. */
  readonly websiteUrl?: string;
  readonly http?: McpHttpOptions;
  readonly validation?: McpValidationOptions;
  readonly errors?: McpErrorOptions;
  /** How lists are cut into pages and how long clients may keep them. Default: one page, kept not at all. */
  readonly lists?: Partial<ListSettings>;
  /** Names the caller of a request. Default: see `defaultPrincipal`. */
  readonly principal?: PrincipalFunction;
  /** How scopes, roles and the like are decided that components ask for. */
  readonly authorization?: AuthorizationOptions;
  /** How much one caller may ask of the server, and how large answers may become. */
  readonly limits?: LimitOptions;
  /** What all components pass, those of mounts too, in order. */
  readonly transforms?: readonly CatalogLayer[];
  /** Global interceptors, pipes and filters MCP requests go without. Guards always apply. */
  readonly inherit?: InheritOptions;
  /**
   * Secrets that seal session ids and the state of calls, each of at least 32 bytes: the first seals,
   * all open. Default: a random one, which other replicas and the next start do not know.
   */
  readonly keys?: readonly (string | Uint8Array)[];
  /** What replicas share: what sessions asked for and that they ended, work done once, state. Default: this process's memory. */
  readonly store?: KeyValueStore;
  /** Leads to the other replicas, to tell them what changed. Default: there are none. */
  readonly bus?: MessageBus;
  /** How long and how often handlers may ask their clients. */
  readonly interaction?: InteractionOptions;
  /** Who answers `ctx.sample` in the client's place. Default: nobody. */
  readonly sampling?: SamplingFallback;
  /** Who answers `ctx.elicit` where the client cannot. Default: nobody. */
  readonly elicitation?: ElicitationFallback;
  /** Where `ctx.state` is kept, and how long. Default: in `store`, or in this process's memory, a day. */
  readonly state?: StateOptions;
  /** What handlers find in `ctx.lifespan()`. */
  readonly lifespan?: Lifespan;
  /** Whether `McpContext.current()` works; each call then enters an `AsyncLocalStorage`. Default: false. */
  readonly ambientContext?: boolean;
  /** Methods beyond the specification. */
  readonly extensions?: readonly McpExtension[];
}
