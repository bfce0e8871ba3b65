import type { HandlerHost } from '../components/method-handler.js';
import type { ToolOptions } from '../decorators/tool-options.js';

/** A decorated method on an instance of the application, before anything is made of it. */
export interface DiscoveredMethod {
  readonly host: HandlerHost;
  readonly method: string;
  readonly options: ToolOptions;
}
