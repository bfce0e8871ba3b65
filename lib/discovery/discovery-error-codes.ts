/** A wire name with characters or a length the specification does not allow. */
export const MCP_INVALID_NAME = 'MCP_INVALID_NAME';

/** The compiler emitted no parameter types, and they are needed. */
export const MCP_NO_PARAMETER_TYPES = 'MCP_NO_PARAMETER_TYPES';

/** A handler with a parameter nothing tells the meaning of. */
export const MCP_UNKNOWN_PARAMETER = 'MCP_UNKNOWN_PARAMETER';

/** A handler that takes something an MCP request cannot give. */
export const MCP_UNSUPPORTED_PARAMETER = 'MCP_UNSUPPORTED_PARAMETER';

/** Two parameters of a handler both claim the whole input. */
export const MCP_AMBIGUOUS_INPUT = 'MCP_AMBIGUOUS_INPUT';

/** A time limit that is no positive number of milliseconds. */
export const MCP_INVALID_TIMEOUT = 'MCP_INVALID_TIMEOUT';

/** Two parameters of a handler use different classes of one name. */
export const MCP_AMBIGUOUS_DEFINITION = 'MCP_AMBIGUOUS_DEFINITION';

/** A resource whose URI is no absolute URI. */
export const MCP_INVALID_URI = 'MCP_INVALID_URI';

/** A URI template that cannot be read. */
export const MCP_INVALID_TEMPLATE = 'MCP_INVALID_TEMPLATE';

/** A resource with one URI that asks for what only templates have. */
export const MCP_RESOURCE_INPUT = 'MCP_RESOURCE_INPUT';

/** A ready-made resource that is made anew for each request, and so cannot be listed. */
export const MCP_RESOURCE_SCOPE = 'MCP_RESOURCE_SCOPE';

/** A URI template whose variables are not those of its input. */
export const MCP_TEMPLATE_PARAMETERS = 'MCP_TEMPLATE_PARAMETERS';

/** The method a template names its resources with is none, or takes an input. */
export const MCP_INVALID_LIST = 'MCP_INVALID_LIST';

/** `@Confirm()` on a method that is no tool, or can be used otherwise as well. */
export const MCP_CONFIRM_NO_TOOL = 'MCP_CONFIRM_NO_TOOL';

/** `@Confirm()` with a message that has no word of its own. */
export const MCP_CONFIRM_MESSAGE = 'MCP_CONFIRM_MESSAGE';

/** `@Confirm()` with a placeholder that is no property of the tool's input. */
export const MCP_CONFIRM_PLACEHOLDER = 'MCP_CONFIRM_PLACEHOLDER';

/** A version that is empty, too long, no text, or has an `@`. */
export const MCP_INVALID_VERSION = 'MCP_INVALID_VERSION';

/** What a source names, or a running server is given, is no definition of a component. */
export const MCP_INVALID_DEFINITION = 'MCP_INVALID_DEFINITION';

/** `@McpSource()` on a class that has no `list()`. */
export const MCP_INVALID_SOURCE = 'MCP_INVALID_SOURCE';

/** A `@McpSource()` that is made anew for each request, and so has no list of its own. */
export const MCP_SOURCE_SCOPE = 'MCP_SOURCE_SCOPE';

/** What callers must have, or who sees something, is not said in a way that could be asked. */
export const MCP_INVALID_ACCESS = 'MCP_INVALID_ACCESS';

/** `@RequireScopes()`, `@RequireRoles()`, `@Authorize()` or `@Public()` on a method that is no component. */
export const MCP_MISPLACED_ACCESS = 'MCP_MISPLACED_ACCESS';

/** A list of a `@McpSource()` that names a component twice. */
export const MCP_DUPLICATE_DEFINITION = 'MCP_DUPLICATE_DEFINITION';
