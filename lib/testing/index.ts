export {
  createTestClient,
  type TestableApplication,
} from './create-test-client.js';
export { McpTestClient } from './mcp-test-client.js';
export type {
  TestClientOptions,
  TestModel,
  TestUser,
} from './test-client-options.js';
export type { ToolCalls } from './tool-calls.js';
export { ToolCallException } from './tool-call.exception.js';
export {
  mcpMatchers,
  type MatcherContext,
  type MatcherOutcome,
  type McpMatchers,
} from './mcp-matchers.js';
