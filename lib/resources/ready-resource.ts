import type { Provider } from '@nestjs/common';
import type { McpContext } from '../context/mcp-context.js';
import type { ComponentOptions } from '../decorators/component-options.js';
import { Ctx } from '../decorators/ctx.decorator.js';
import type { ResourceOptions } from '../decorators/resource-options.js';
import { resourceName } from './resource-name.js';

/** What every ready-made resource can be told; only the URI has no default. */
export interface ReadyResourceOptions
  extends
    ComponentOptions,
    Pick<
      ResourceOptions,
      'uri' | 'mimeType' | 'annotations' | 'size' | 'cacheHint'
    > {
  /** Name in lists. Default: the last part of the URI, `readme` for `docs://readme`. */
  readonly name?: string;
}

/**
 * A resource that needs no method of yours: a provider that says itself what it
 * is listed as and reads itself. Guards, interceptors and filters apply as to
 * any provider: put `@UseGuards()` on a subclass, or on its `read`.
 *
 * It is made at start-up, since clients see it in lists: a provider of request
 * scope is refused where its class tells, and not found where it is made by a factory.
 *
 * @example
 * ```ts
 * @Injectable()
 * class Uptime extends ReadyResource {
 *   constructor() {
 *     super({ uri: 'stats://uptime', description: 'Seconds since the start' });
 *   }
 *
 *   read() {
 *     return process.uptime();
 *   }
 * }
 * ```
 */
export abstract class ReadyResource {
  /** What it is listed as. */
  readonly listing: ResourceOptions;

  constructor(options: ReadyResourceOptions) {
    this.listing = { ...options, name: options.name ?? resourceName(options) };
  }

  /**
   * A provider of such a resource, for the `providers` of a module. Where the
   * options come from other providers, write a `useFactory` that returns
   * `new FileResource(…)`.
   *
   * @param options as the constructor has them
   */
  // Not called provide: Nest takes a class with such a property for a custom provider.
  static provider<O extends ReadyResourceOptions>(
    this: new (options: O) => ReadyResource,
    options: NoInfer<O>,
  ): Provider {
    return { provide: Symbol(options.uri), useValue: new this(options) };
  }

  /**
   * Reads it, once for each request.
   *
   * @param ctx its `signal` aborts when the client gives up
   * @returns what a `@Resource()` method may return
   * @throws NotFoundException when there is nothing: the client is told so
   */
  abstract read(ctx: McpContext): unknown;
}

// Here, as an abstract method takes no decorator and those of subclasses need none then.
Ctx()(ReadyResource.prototype, 'read', 0);
