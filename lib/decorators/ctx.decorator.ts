import { declareParameter } from './parameter-declaration.js';

/**
 * Names the parameter that takes the `McpContext`. Needed only where the
 * parameter's type does not say it, as when `McpContext` is imported as a type.
 */
export function Ctx(): ParameterDecorator {
  return (target, key, index) =>
    declareParameter(target, key, index, { kind: 'context' });
}
