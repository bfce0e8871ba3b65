import type { CacheHint } from '../components/cache-hint.js';
import type { SchemaSource } from '../schema/schema-source.js';
import type { Annotations } from '../sdk.js';
import type { ComponentOptions } from './component-options.js';

/** What `@Resource()` can be told; everything but the URI has a default. */
export interface ResourceOptions extends ComponentOptions {
  /**
   * The URI, or a URI template (RFC 6570): `{x}` is one segment, `{x*}` and
   * `{+x}` go over slashes, `{?a,b}` and `{&c}` are optional query parameters,
   * `{#x}` is the fragment.
   */
  readonly uri: string;
  /** Name in lists. Default: the method's name. */
  readonly name?: string;
  /** Media type of the content. Default: by what the method returns. */
  readonly mimeType?: string;
  /** Hints for clients: audience, priority, last modification. */
  readonly annotations?: Annotations;
  /** Size of the content in bytes, before any encoding; concrete resources only. */
  readonly size?: number;
  /** How long modern clients may keep what they read. Default: not at all. */
  readonly cacheHint?: CacheHint;
  /** What the template's parameters must look like. Default: made from the method's parameters; text otherwise. */
  readonly input?: SchemaSource;
  /**
   * Name of a method of the same class that names the resources there are:
   * values of the only variable, objects of values, or entries with a `uri`.
   * Templates only. Default: clients learn the pattern only.
   */
  readonly list?: string;
  /**
   * Template parameters that may hold path traversal, absolute paths and null
   * bytes; `true` for all. Everywhere else such a URI is not found.
   */
  readonly allowUnsafe?: readonly string[] | true;
}
