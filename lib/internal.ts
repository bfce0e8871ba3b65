/**
 * What the other entry points of this package share with the core beyond its
 * public surface. Not exported from the package.
 */
export { isMissingModule } from './errors/is-missing-module.js';
export { needsWrapping } from './execution/output-wrapping.js';
export { findServer, type ServingApplication } from './module/find-server.js';
export { ListenerSet } from './notifications/listener-set.js';
export type { BusListener, MessageBus } from './notifications/message-bus.js';
export type {
  EventStore,
  EventStream,
  ReplayListener,
} from './sessions/event-store.js';
export type { KeyValueStore } from './sessions/key-value-store.js';
export type { McpServer } from './server/mcp-server.js';
export {
  createInMemoryFetch,
  type Fetch,
} from './transports/in-memory/in-memory-fetch.js';
