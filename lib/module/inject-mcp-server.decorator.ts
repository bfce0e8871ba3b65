import { Inject } from '@nestjs/common';
import { getMcpServerRefToken } from './mcp.tokens.js';

/**
 * Injects the `McpServerRef` of one server, where a module imports several.
 *
 * @param id as given to `McpModule.forRoot({ id })`; `default` by default
 *
 * @example
 * constructor(@InjectMcpServer('admin') private readonly admin: McpServerRef) {}
 */
export function InjectMcpServer(
  id?: string,
): ParameterDecorator & PropertyDecorator {
  return Inject(getMcpServerRefToken(id));
}
