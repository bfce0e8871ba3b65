/**
 * What the other entry points of this package share with the core beyond its
 * public surface. Not exported from the package.
 */
export type { InputParameters } from './context/caller-operations.js';
export { isOpenEndpoint } from './decorators/is-open-endpoint.js';
export { isMissingModule } from './errors/is-missing-module.js';
export { ProtocolFault } from './errors/protocol-fault.js';
export { callArguments } from './interaction/operations/call-arguments.js';
export { resultText } from './interaction/operations/result-text.js';
export { returnedValue } from './interaction/operations/returned-value.js';
export { noTool, toolsOf } from './interaction/operations/tool-of.js';
export { findServer, type ServingApplication } from './module/find-server.js';
export type {
  RateRecord,
  RateStorage,
} from './execution/limits/rate-storage.js';
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
export {
  type ServerDocument,
  ServerProtection,
  serverProtectionToken,
} from './server/server-protection.js';
