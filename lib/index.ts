import 'reflect-metadata';

export { McpModule } from './module/mcp.module.js';
export type {
  McpModuleExtras,
  McpModuleOptions,
  McpOptionsFactory,
} from './module/mcp-module-options.js';
export type {
  McpErrorOptions,
  McpHttpOptions,
  McpValidationOptions,
  RouteVersion,
} from './server/mcp-server-options.js';
export { defaultPrincipal } from './server/principal.js';

export { Tool } from './decorators/tool.decorator.js';
export type { ToolOptions } from './decorators/tool-options.js';
export { Input } from './decorators/input.decorator.js';
export type { InputOptions } from './decorators/parameter-declaration.js';
export { Ctx } from './decorators/ctx.decorator.js';
export { Describe } from './decorators/describe.decorator.js';

export { McpContext } from './context/mcp-context.js';
export { McpExecutionContext } from './execution/mcp-execution-context.js';
export { McpEndpoint, type Proceed } from './execution/mcp-endpoint.js';
export type {
  InheritOptions,
  ServerEnhancers,
} from './execution/execution-options.js';
export { ToolResult, type ToolResultInit } from './execution/tool-result.js';
export { McpValidationException } from './execution/validation.exception.js';

export type { Tool as ToolComponent } from './components/tool.js';
export type { ComponentInfo } from './components/component.js';

export type {
  McpExchange,
  PrincipalFunction,
} from './exchange/mcp-exchange.js';
export type { McpEra } from './exchange/era.js';
export type {
  ExchangeChannel,
  HttpExchange,
  McpTransport,
  OutboundNotification,
  RecordedResponse,
} from './exchange/exchange-channel.js';
export type {
  ClientIdentity,
  InboundMessage,
  RequestId,
} from './exchange/inbound-request.js';

export type {
  McpExtension,
  McpExtensionMethod,
} from './protocol/mcp-extension.js';
export type { ListSettings } from './protocol/server-profile.js';

export type { JsonSchema } from './schema/json-schema.js';
export type {
  DtoClass,
  SchemaSource,
  StandardSchema,
} from './schema/schema-source.js';
export type { SchemaIssue } from './schema/compiled-schema.js';
export type { ValidationMode } from './schema/validation-mode.js';
export type { DtoValidationOptions } from './schema/dto/dto-validation-options.js';

export { McpException } from './errors/mcp.exception.js';
export { McpConfigurationException } from './errors/mcp-configuration.exception.js';
export type { ConfigurationProblem } from './errors/configuration-problem.js';
export { ToolError } from './errors/tool-error.js';

export type {
  CallToolResult,
  ContentBlock,
  Icon,
  LoggingLevel,
  ToolAnnotations,
} from './sdk.js';
