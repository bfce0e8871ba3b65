import type { PipeSource } from '../components/handler-parameter.js';
import {
  declareParameter,
  type InputOptions,
} from './parameter-declaration.js';

/**
 * Names the parameter that takes the tool's input, or one property of it. Needed
 * only where types do not say it: a DTO-typed parameter is the input anyway.
 *
 * @param property name of one property; the whole input without it
 * @param optionsOrPipes options of the property, and pipes its value goes through, as with `@Body('x', ParseIntPipe)`
 *
 * @example
 * ```ts
 * @Tool()
 * add(@Input('a') a: number, @Input('b', { description: 'Second summand' }) b: number) { return a + b; }
 * ```
 */
export function Input(
  property?: string | PipeSource,
  ...optionsOrPipes: readonly (InputOptions | PipeSource)[]
): ParameterDecorator {
  const given =
    property === undefined || typeof property === 'string'
      ? optionsOrPipes
      : [property, ...optionsOrPipes];
  const pipes = given.filter(isPipe);
  const options = given.filter((item): item is InputOptions => !isPipe(item));
  return (target, key, index) =>
    declareParameter(target, key, index, {
      kind: 'input',
      ...(typeof property === 'string' && { property }),
      options: options.reduce<InputOptions>(
        (all, some) => ({ ...all, ...some }),
        {},
      ),
      pipes,
    });
}

function isPipe(item: InputOptions | PipeSource): item is PipeSource {
  return (
    typeof item === 'function' ||
    typeof Reflect.get(item, 'transform') === 'function'
  );
}
