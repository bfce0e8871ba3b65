import type { McpModule } from 'nest-fastmcp';

/** What the library answers requests with, below the platforms. */
export type HttpTransport = McpModule['server']['http'];

/** What it is handed for each of them. */
export type HttpCall = Parameters<HttpTransport['handle']>[0];
