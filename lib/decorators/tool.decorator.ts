import { declareComponent } from './component-declaration.js';
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
  return declareComponent('Tool', {
    kind: 'tool',
    options:
      typeof nameOrOptions === 'string'
        ? { name: nameOrOptions }
        : nameOrOptions,
  });
}
