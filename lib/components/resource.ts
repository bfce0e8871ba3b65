import type { Annotations } from '../sdk.js';
import type { CacheHint } from './cache-hint.js';
import type { ComponentInfo } from './component-info.js';
import type { HandlerInput } from './handler-input.js';
import type { MethodHandler } from './method-handler.js';

/** What concrete resources and templates have in common. */
export interface ReadableInfo extends ComponentInfo {
  /** Media type of what reading gives; by what the handler returns where absent. */
  readonly mimeType?: string;
  /** Hints for clients: audience, priority, last modification (2025-11-25, Resources). */
  readonly annotations?: Annotations;
  /** How long modern clients may keep what they read. Default: not at all. */
  readonly cacheHint?: CacheHint;
  /** What the parameters of the URI must look like; empty for a concrete resource. */
  readonly input: HandlerInput;
  /** What runs. */
  readonly handler: MethodHandler;
}

/** A resource with a URI of its own, as the catalog holds it. */
export interface Resource extends ReadableInfo {
  readonly kind: 'resource';
  readonly uri: string;
  /** Size of the content in bytes, before any encoding. */
  readonly size?: number;
}
