/** Where `@Tool()`, `@Resource()`, `@Prompt()` and `@Completion()` leave what they were given: on the method itself, as Nest's route decorators do. */
export const COMPONENTS_METADATA = 'mcp:components';

/** Where `@Input()` and `@Ctx()` leave what they were given: on class and method, by parameter index. */
export const PARAMETERS_METADATA = 'mcp:parameters';

/** Where `@Confirm()` leaves its message: on prototype and method name, where a decorator that replaces the method does not lose it. */
export const CONFIRM_METADATA = 'mcp:confirm';

/** Where `@RequireScopes()`, `@RequireRoles()`, `@Authorize()` and `@Public()` leave what they were given: on the class, or on prototype and method name, where overriding the method does not lose it. */
export const ACCESS_METADATA = 'mcp:access';

/** Where `@McpSource()` leaves that it is there: on the class. */
export const SOURCE_METADATA = 'mcp:source';
