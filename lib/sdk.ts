/**
 * Everything the library takes from the MCP SDK, in one place: when the SDK
 * moves, this file and its contract test say where it hurts.
 */
export type {
  Annotations,
  CallToolResult,
  ContentBlock,
  GetPromptResult,
  Icon,
  Implementation,
  InboundClassificationOutcome,
  InboundLadderRejection,
  LoggingLevel,
  PromptMessage,
  ReadResourceResult,
  ServerCapabilities,
  ToolAnnotations,
} from '@modelcontextprotocol/server';
export {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  LOG_LEVEL_META_KEY,
  PROTOCOL_VERSION_META_KEY,
  RELATED_TASK_META_KEY,
  SERVER_INFO_META_KEY,
  classifyInboundRequest,
  isJsonContentType,
} from '@modelcontextprotocol/server';
