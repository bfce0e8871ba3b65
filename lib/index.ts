import 'reflect-metadata';

export { McpModule } from './module/mcp.module.js';
export { McpServerRef } from './module/mcp-server-ref.js';
export { InjectMcpServer } from './module/inject-mcp-server.decorator.js';
export { getMcpServerRefToken } from './module/mcp.tokens.js';
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
export { McpFactory, type RunStdioOptions } from './stdio/mcp-factory.js';
export { McpStdio, type McpStdioHandle } from './stdio/mcp-stdio.js';
export type { McpStdioOptions } from './stdio/stdio-options.js';
export type { SessionOptions } from './transports/http/session-options.js';
export type { SseOptions } from './transports/sse/sse-options.js';
export type {
  EventStore,
  EventStream,
  ReplayListener,
} from './sessions/event-store.js';
export type {
  OnSessionClose,
  OnSessionOpen,
  SessionInfo,
} from './sessions/session-hooks.js';
export type { KeyValueStore } from './sessions/key-value-store.js';
export type { BusListener, MessageBus } from './notifications/message-bus.js';
export { defaultPrincipal } from './server/principal.js';
export { Tool } from './decorators/tool.decorator.js';
export type { ToolOptions } from './decorators/tool-options.js';
export { Resource } from './decorators/resource.decorator.js';
export type { ResourceOptions } from './decorators/resource-options.js';
export { Prompt } from './decorators/prompt.decorator.js';
export type { PromptOptions } from './decorators/prompt-options.js';
export { Completion } from './decorators/completion.decorator.js';
export type { CompletionOptions } from './decorators/completion-options.js';
export { Confirm } from './decorators/confirm.decorator.js';
export type { ComponentOptions } from './decorators/component-options.js';
export { Input } from './decorators/input.decorator.js';
export type { InputOptions } from './decorators/parameter-declaration.js';
export { Ctx } from './decorators/ctx.decorator.js';
export { Describe } from './decorators/describe.decorator.js';
export { AppliesToLists } from './decorators/applies-to-lists.decorator.js';
export { Authorize } from './decorators/authorize.decorator.js';
export { Public } from './decorators/public.decorator.js';
export { RequireRoles } from './decorators/require-roles.decorator.js';
export { RequireScopes } from './decorators/require-scopes.decorator.js';
export type {
  AccessOptions,
  AccessRequirements,
  AuthorizeFunction,
} from './decorators/access-options.js';
export type { ClassOrMethodDecorator } from './decorators/access-declaration.js';
export {
  FileResource,
  type FileResourceOptions,
} from './resources/file-resource.js';
export {
  DirectoryResource,
  type DirectoryListing,
  type DirectoryResourceOptions,
} from './resources/directory-resource.js';
export {
  HttpResource,
  type HttpResourceOptions,
} from './resources/http-resource.js';
export {
  ReadyResource,
  type ReadyResourceOptions,
} from './resources/ready-resource.js';
export { McpContext } from './context/mcp-context.js';
export type { ExchangeContext } from './context/exchange-context.js';
export type { ContextClient } from './context/context-client.js';
export type { ContextLog } from './context/context-log.js';
export type {
  ContextState,
  RequestState,
  StateValues,
} from './context/context-state.js';
export type { Root } from './context/context-abilities.js';
export type {
  InputOf,
  MethodOf,
  OutputOf,
} from './context/caller-operations.js';
export type {
  KnownPrompt,
  KnownResource,
  KnownTemplate,
  KnownTool,
} from './context/known-components.js';
export type {
  Choices,
  Chosen,
  Described,
  ElicitAnswer,
  ElicitChoice,
  Elicited,
  ElicitForm,
  ElicitUrl,
} from './context/elicitation.js';
export type {
  ModelPreferences,
  SampleAnswer,
  SampleContent,
  SampleMessage,
  SampleOptions,
  SampleTool,
} from './context/sampling.js';
export { sampleTool, type SampleToolInit } from './context/sample-tool.js';
export { type InputRequired, inputRequired } from './context/input-required.js';
export type { TraceContext } from './context/trace-context.js';
export type {
  AnswerInstead,
  ElicitationFallback,
  SamplingFallback,
} from './interaction/fallbacks.js';
export type { InteractionOptions } from './interaction/interaction-options.js';
export type { StateOptions } from './interaction/state/state-options.js';
export type { StateStore } from './interaction/state/state-store.js';
export type { Lifespan } from './server/lifespan.js';
export { McpExecutionContext } from './execution/mcp-execution-context.js';
export { McpEndpoint, type Proceed } from './execution/mcp-endpoint.js';
export type {
  LimitOptions,
  RateOptions,
} from './execution/limits/limit-options.js';
export type {
  RateRecord,
  RateStorage,
} from './execution/limits/rate-storage.js';
export type { ExplainedCaller } from './server/explain/explained-caller.js';
export type {
  ComponentMethod,
  ComponentName,
} from './server/explain/explained-target.js';
export type {
  Explanation,
  ExplanationStep,
} from './server/explain/explanation.js';
export type { AuthorizationOptions } from './execution/authorization-options.js';
export type { InheritOptions } from './execution/execution-options.js';
export type { Enhancers } from './components/enhancers.js';
export type { CallerAuth, CallerContext } from './components/caller-context.js';
export type {
  AuthorizeRule,
  CallerRule,
  RolesRule,
  ScopesRule,
  VisibleRule,
} from './components/caller-rule.js';
export type {
  ComponentDefinition,
  DefinitionExtras,
  PromptDefinition,
  ResourceDefinition,
  ToolDefinition,
} from './decorators/component-definition.js';
export type { CatalogLayer, LookupKind } from './catalog/catalog-layer.js';
export type { ComponentSource } from './catalog/component-source.js';
export { LayerClash } from './catalog/layer-clash.js';
export type { Clash } from './catalog/unique-entries.js';
export { McpSource } from './decorators/mcp-source.decorator.js';
export type {
  AddedPrompt,
  AddedResource,
  AddedTool,
  InputFrom,
} from './server/added-component.js';
export type { DirectCaller } from './server/direct-channel.js';
export type { DirectUseOptions } from './server/direct-use.js';
export type { KnownComponent } from './server/known-components.js';
export type {
  ComponentKind,
  VisibilityAction,
  VisibilityCriteria,
  VisibilityRule,
} from './catalog/visibility-rules.js';
export type { VersionRange } from './catalog/version-range.js';
export type { AudienceOptions } from './layers/audience.js';
export { Namespace } from './layers/namespace.js';
export { PromptsAsTools } from './layers/prompts-as-tools.js';
export { Rename } from './layers/rename.js';
export { ResourcesAsTools } from './layers/resources-as-tools.js';
export type { TagSelection } from './layers/tag-filter.js';
export { ToolSearch } from './layers/tool-search.js';
export type { ToolSearchOptions } from './layers/tool-search-options.js';
export { ToolTransform } from './layers/tool-transform.js';
export type {
  ArgumentTransform,
  ToolTransformOptions,
  ToolWrapper,
} from './layers/tool-transform-options.js';
export {
  VersionFilter,
  type VersionFilterOptions,
} from './layers/version-filter.js';
export { Visibility } from './layers/visibility.js';
export type {
  McpFeatureOptions,
  McpMount,
  McpMountOptions,
} from './module/mount-options.js';
export { content } from './content/content.js';
export type { ContentPart } from './content/content-part.js';
export {
  message,
  type MessageRole,
  type RoleMessages,
} from './content/message.js';
export type {
  ContentOptions,
  EmbeddedInput,
  FileInput,
  FileOptions,
  LinkInput,
  MediaInput,
  MediaOptions,
} from './content/content-options.js';
export {
  PromptResult,
  type PromptResultInit,
} from './content/prompt-result.js';
export {
  type ResourceContent,
  type ResourceItem,
  ResourceResult,
  type ResourceResultInit,
} from './content/resource-result.js';
export { ToolResult, type ToolResultInit } from './execution/tool-result.js';
export { McpValidationException } from './execution/validation.exception.js';
export type { CatalogEntry, Component } from './components/component.js';
export type { Tool as ToolComponent } from './components/tool.js';
export type { Resource as ResourceComponent } from './components/resource.js';
export type { ResourceTemplate as ResourceTemplateComponent } from './components/resource-template.js';
export type { Prompt as PromptComponent } from './components/prompt.js';
export type { PromptArgument } from './components/prompt-arguments.js';
export type { CacheHint } from './components/cache-hint.js';
export type { ComponentInfo } from './components/component-info.js';
export type {
  McpExchange,
  PrincipalFunction,
} from './exchange/mcp-exchange.js';
export type { McpEra } from './exchange/era.js';
export type {
  AskOptions,
  ClientRequest,
  ClientRequestMethod,
  ClientResult,
} from './exchange/client-request.js';
export type {
  ExchangeChannel,
  HttpExchange,
  McpTransport,
  OutboundNotification,
  RecordedResponse,
  SessionState,
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
export { PromptError } from './errors/prompt-error.js';
export { ResourceError } from './errors/resource-error.js';
export { ToolError } from './errors/tool-error.js';
export type {
  Annotations,
  CallToolResult,
  ContentBlock,
  GetPromptResult,
  Icon,
  LoggingLevel,
  ReadResourceResult,
  ToolAnnotations,
} from './sdk.js';
