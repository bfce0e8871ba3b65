/** Where `@Tool()`, `@Resource()`, `@Prompt()` and `@Completion()` leave what they were given: on the method itself, as Nest's route decorators do. */
export const COMPONENTS_METADATA = 'mcp:components';

/** Where `@Input()` and `@Ctx()` leave what they were given: on class and method, by parameter index. */
export const PARAMETERS_METADATA = 'mcp:parameters';
