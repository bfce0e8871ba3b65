/** The stable codes of a `SchemaException`; each has a line in `docs/errors.md`. */
export const SchemaErrorCode = {
  /** The source is neither a DTO class, nor a Standard Schema, nor a JSON Schema object. */
  UnknownSource: 'MCP_SCHEMA_UNKNOWN_SOURCE',
  /** An input schema describes something else than an object. */
  NotObject: 'MCP_SCHEMA_NOT_OBJECT',
  /** A DTO class, or a class nested in it, has no class-validator decorator. */
  DtoEmpty: 'MCP_SCHEMA_DTO_EMPTY',
  /** A DTO class cannot be created without constructor arguments. */
  DtoConstructor: 'MCP_SCHEMA_DTO_CONSTRUCTOR',
  /** A DTO is used and class-validator or class-transformer is not installed. */
  PeerMissing: 'MCP_SCHEMA_PEER_MISSING',
  /** A DTO property is described or always present, but no decorator admits it past the whitelist. */
  UndecoratedProperty: 'MCP_SCHEMA_UNDECORATED_PROPERTY',
  /** The class of a nested object, or the way from JSON to a Date, cannot be found. */
  NestedType: 'MCP_SCHEMA_NESTED_TYPE',
  /** A Standard Schema comes from a library, or a version of it, that gives no JSON Schema. */
  NoJsonSchema: 'MCP_SCHEMA_NO_JSON_SCHEMA',
  /** A schema library could not express its schema as JSON Schema. */
  Conversion: 'MCP_SCHEMA_CONVERSION',
  /** A JSON Schema object is not valid by the 2020-12 dialect, or refers to something outside itself. */
  InvalidJsonSchema: 'MCP_SCHEMA_INVALID_JSON_SCHEMA',
} as const;
