import type { Type } from '@nestjs/common';
import type { McpServerOptions } from '../server/mcp-server-options.js';
import type { McpMount } from './mount-options.js';

/** What `McpModule.forRoot()` takes besides `id` and `isGlobal`. */
export interface McpModuleOptions extends McpServerOptions {
  /**
   * Classes of the modules whose components this server offers; what these
   * import is not included with them. Default: the modules no server includes
   * or mounts, which is all of them where there is one server without mounts.
   */
  readonly include?: readonly Type[];
  /**
   * Modules this server offers in places of their own, with names, enhancers and
   * conditions for all that is in them. They are offered by no server that does
   * not name them. Default: none.
   */
  readonly mounts?: readonly McpMount[];
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
