import type { CompiledSchema } from '../schema/compiled-schema.js';
import type { ToolAnnotations } from '../sdk.js';
import type { ComponentInfo } from './component-info.js';
import type { Confirmation } from './confirmation.js';
import type { HandlerInput } from './handler-input.js';
import type { MethodHandler } from './method-handler.js';
import type { WrappedCall } from './tool-wrap.js';

/** A tool as the catalog holds it: frozen, and free of any protocol revision. */
export interface Tool extends ComponentInfo {
  readonly kind: 'tool';
  /** Hints about what calling it does (2025-11-25, Tools). */
  readonly annotations?: ToolAnnotations;
  /** What `arguments` must look like; a tool without parameters takes an empty object. */
  readonly input: HandlerInput;
  /** What the structured content looks like, checked before it leaves. */
  readonly output?: CompiledSchema;
  /** Longest time a call may take, in milliseconds; what the server says by default. */
  readonly timeoutMs?: number;
  /** What the user is asked before each call; nothing by default. */
  readonly confirm?: Confirmation;
  /**
   * Runs in place of the method, inside guards and interceptors.
   *
   * @param args as sent, coerced and known to fit the input
   */
  wrap?(args: Readonly<Record<string, unknown>>, call: WrappedCall): unknown;
  /** What runs. */
  readonly handler: MethodHandler;
}
