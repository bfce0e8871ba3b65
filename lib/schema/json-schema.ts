/**
 * A JSON Schema object, dialect 2020-12 (the default dialect of MCP since
 * revision 2025-11-25). Kept open: keywords pass through as they are given.
 */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}
