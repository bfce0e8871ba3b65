import {
  type Type,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import type { HandlerHost } from '../components/method-handler.js';
import { McpContext } from '../context/mcp-context.js';
import { copyAccess } from '../decorators/access-declaration.js';
import type { ComponentDefinition } from '../decorators/component-definition.js';
import { Ctx } from '../decorators/ctx.decorator.js';
import { Input } from '../decorators/input.decorator.js';
import { InstanceWrapper, type Module } from '../nest.js';
import { isDtoClass } from '../schema/schema-source.js';

/** The names of the classes of what belongs to no source, as guards, errors and logs see them. */
const CLASS_NAMES = {
  tool: 'DynamicTool',
  resource: 'DynamicResource',
  prompt: 'DynamicPrompt',
} as const;

/** A class of its own for a definition, with one method that stands for the handler. */
export interface DefinedMethod {
  readonly host: HandlerHost;
  readonly method: string;
}

/** Calls the handler of a definition. */
export type RunDefinition = (args: unknown, context: unknown) => unknown;

/** Class and method a definition is known by in errors and logs. */
export function definedPlace(
  { kind, name }: Pick<ComponentDefinition, 'kind' | 'name'>,
  owner: Type | undefined,
): string {
  return `${owner?.name ?? CLASS_NAMES[kind]}.${name}`;
}

/**
 * Makes of a definition what a decorated method is: a class, whose instance
 * Nest seems to have made, with a method that has the definition's decorators
 * and enhancers. Guards see both, and find metadata as ever.
 *
 * @param module where classes of enhancers are instantiated
 * @param owner the source that names it, whose decorators count as those of the class
 * @throws what a decorator throws that does not fit
 */
export function defineHost(
  content: ComponentDefinition,
  run: RunDefinition,
  module: Module,
  owner: Type | undefined,
): DefinedMethod {
  const className = owner?.name ?? CLASS_NAMES[content.kind];
  const classRef: Type<object> = { [className]: class {} }[className];
  if (owner) copyDecorators(owner, classRef);
  // Whatever else a name is, it must not stand for the class itself.
  const method = content.name === 'constructor' ? 'constructor_' : content.name;
  const prototype: object = classRef.prototype;
  const input = takesInput(content) ? [inputType(content)] : [];
  const implementation: object =
    input.length > 0
      ? { [method]: (args: unknown, context: unknown) => run(args, context) }
      : { [method]: (context: unknown) => run({}, context) };
  Object.defineProperty(prototype, method, {
    value: Reflect.get(implementation, method),
    writable: true,
    configurable: true,
  });
  Reflect.defineMetadata(
    'design:paramtypes',
    [...input, McpContext],
    prototype,
    method,
  );
  if (input.length > 0) Input()(prototype, method, 0);
  Ctx()(prototype, method, input.length);
  decorate(prototype, method, content);
  return { host: hostOf(classRef, module), method };
}

function takesInput(content: ComponentDefinition): boolean {
  return content.kind === 'resource'
    ? /[{}]/.test(content.uri)
    : content.input !== undefined;
}

/** The type pipes are told of: a DTO is one, whatever else describes the input says nothing. */
function inputType({ input }: ComponentDefinition): unknown {
  return isDtoClass(input) ? input : Object;
}

function decorate(
  prototype: object,
  method: string,
  {
    decorators = [],
    guards = [],
    interceptors = [],
    pipes = [],
    filters = [],
  }: ComponentDefinition,
): void {
  const all: MethodDecorator[] = [
    ...decorators,
    UseGuards(...guards),
    UseInterceptors(...interceptors),
    UsePipes(...pipes),
    UseFilters(...filters),
  ];
  const decorated = Reflect.decorate(
    all,
    prototype,
    method,
    Object.getOwnPropertyDescriptor(prototype, method),
  );
  if (decorated) Object.defineProperty(prototype, method, decorated);
}

function hostOf(classRef: Type<object>, module: Module): HandlerHost {
  return {
    classRef,
    module,
    // Known to the handlers of this host alone: the module keeps nothing of it.
    wrapper: new InstanceWrapper({
      token: classRef,
      name: classRef.name,
      metatype: classRef,
      instance: new classRef(),
      isResolved: true,
      host: module,
    }),
  };
}

function copyDecorators(from: Type, to: Type): void {
  const keys: readonly unknown[] = Reflect.getMetadataKeys(from);
  for (const key of keys) {
    // What the compiler emitted is about its constructor.
    if (typeof key === 'string' && key.startsWith('design:')) continue;
    Reflect.defineMetadata(key, Reflect.getMetadata(key, from), to);
  }
  copyAccess(from, to);
}
