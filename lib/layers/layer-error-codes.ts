/** A namespace that could not be part of names and URIs. */
export const MCP_INVALID_NAMESPACE = 'MCP_INVALID_NAMESPACE';

/** A layer gives a component a name or URI that is not allowed, or is asked to. */
export const MCP_INVALID_RENAME = 'MCP_INVALID_RENAME';

/** A renaming of something that is not there. */
export const MCP_UNKNOWN_RENAME = 'MCP_UNKNOWN_RENAME';

/** A `Visibility` that could not do anything, or not what it says. */
export const MCP_INVALID_VISIBILITY = 'MCP_INVALID_VISIBILITY';

/** A `VersionFilter` without bounds, or with bounds nothing is between. */
export const MCP_INVALID_VERSION_FILTER = 'MCP_INVALID_VERSION_FILTER';

/** A `ToolSearch` with options that are not allowed. */
export const MCP_INVALID_TOOL_SEARCH = 'MCP_INVALID_TOOL_SEARCH';

/** A `ToolSearch` that is to list a tool that is not there. */
export const MCP_UNKNOWN_PINNED_TOOL = 'MCP_UNKNOWN_PINNED_TOOL';

/** A `ToolTransform` with options that are not allowed, or contradict each other or the tool. */
export const MCP_INVALID_TOOL_TRANSFORM = 'MCP_INVALID_TOOL_TRANSFORM';

/** A `ToolTransform` of a tool that is not there. */
export const MCP_UNKNOWN_TRANSFORMED_TOOL = 'MCP_UNKNOWN_TRANSFORMED_TOOL';

/** A `ToolTransform` of an argument the tool does not have. */
export const MCP_UNKNOWN_TRANSFORMED_ARGUMENT =
  'MCP_UNKNOWN_TRANSFORMED_ARGUMENT';

/** A `ToolTransform` that gives two arguments, or two tools, one name. */
export const MCP_TOOL_TRANSFORM_CLASH = 'MCP_TOOL_TRANSFORM_CLASH';
