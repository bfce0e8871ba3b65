import type { UriTemplate } from '../uri/uri-template.js';
import type { MethodHandler } from './method-handler.js';
import type { ReadableInfo } from './resource.js';

/** Resources whose URIs follow a pattern (RFC 6570), as the catalog holds them. */
export interface ResourceTemplate extends ReadableInfo {
  readonly kind: 'resource-template';
  readonly template: UriTemplate;
  /** Parameters that may hold path traversal, absolute paths and null bytes. */
  readonly exempt: readonly string[];
  /** Names the resources there are, for `resources/list`; without it clients only learn the pattern. */
  readonly enumerate?: MethodHandler;
  /** The URI clients know of one its list method wrote itself; the same where it has not been renamed. */
  readonly outward?: (uri: string) => string;
}
