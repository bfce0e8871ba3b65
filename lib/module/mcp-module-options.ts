import type { McpServerOptions } from '../server/mcp-server-options.js';

/** What `McpModule.forRoot()` takes besides `id` and `isGlobal`. */
export type McpModuleOptions = McpServerOptions;

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
