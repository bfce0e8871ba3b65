import { declareComponent } from './component-declaration.js';
import type { ResourceOptions } from './resource-options.js';

/**
 * Makes a method of a provider or controller a resource that MCP clients can
 * list and read (2025-11-25, Resources). With a URI template it serves every
 * URI of that pattern: the variables are the method's validated input.
 *
 * @param uriOrOptions the URI or URI template, or options with one
 * @throws TypeError when put on anything but a method of an instance
 *
 * @example
 * ```ts
 * @Resource('weather://{city}/current')
 * current({ city }: CityParams) { return this.api.current(city); }
 * ```
 */
export function Resource(
  uriOrOptions: string | ResourceOptions,
): MethodDecorator {
  return declareComponent('Resource', {
    kind: 'resource',
    options:
      typeof uriOrOptions === 'string' ? { uri: uriOrOptions } : uriOrOptions,
  });
}
