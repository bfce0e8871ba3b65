import { TOOL_METADATA } from './metadata-keys.js';
import type { ToolOptions } from './tool-options.js';

/**
 * Makes a method of a provider or controller a tool that MCP clients can list
 * and call (2025-11-25, Tools). The method stays an ordinary method; its DTO
 * parameter is the validated input, an `McpContext` parameter is injected.
 *
 * @param nameOrOptions the wire name, or options; the method's name by default
 * @throws TypeError when put on anything but a method of an instance
 *
 * @example
 * ```ts
 * @Tool({ description: "Tomorrow's weather for a city" })
 * forecast(query: ForecastQuery, ctx: McpContext): Promise<Forecast> { … }
 * ```
 */
export function Tool(
  nameOrOptions: string | ToolOptions = {},
): MethodDecorator {
  const options: ToolOptions =
    typeof nameOrOptions === 'string' ? { name: nameOrOptions } : nameOrOptions;
  return (target, key, descriptor) => {
    const method: unknown = descriptor.value;
    if (typeof method !== 'function' || typeof target === 'function') {
      throw new TypeError(
        `@Tool() on ${describeTarget(target, key)}: a tool is a method of an instance. ` +
          'Put it on a non-static method of a provider or controller.',
      );
    }
    Reflect.defineMetadata(TOOL_METADATA, options, method);
  };
}

function describeTarget(target: object, key: string | symbol): string {
  const owner = typeof target === 'function' ? target : target.constructor;
  return `${owner.name}.${String(key)}`;
}
