import type { Type } from '@nestjs/common';
import type { McpServerOptions } from '../server/mcp-server-options.js';

/** What `McpModule.forRoot()` takes besides `id` and `isGlobal`. */
export interface McpModuleOptions extends McpServerOptions {
  /**
   * Classes of the modules whose components this server offers; what these
   * import is not included with them. Default: the modules no other server
   * includes, which is all of them where there is one server.
   */
  readonly include?: readonly Type[];
}

/** Makes options, for `forRootAsync({ useClass | useExisting })`. */
export interface McpOptionsFactory {
  /** Called once, when the application starts. */
  createMcpOptions(): McpModuleOptions | Promise<McpModuleOptions>;
}

/** What must be known before options are: settings of the module itself. */
export interface McpModuleExtras {
  /** Names the server where an application has several. Default: `default`. */
  readonly id?: string;
  /** Whether other modules see what this one exports without importing it. Default: false. */
  readonly isGlobal?: boolean;
}
