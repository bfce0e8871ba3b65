/** Where `@Tool()` leaves its options: on the method itself, as Nest's route decorators do. */
export const TOOL_METADATA = 'mcp:tool';

/** Where `@Input()` and `@Ctx()` leave what they were given: on class and method, by parameter index. */
export const PARAMETERS_METADATA = 'mcp:parameters';
