import type { Paramtype, PipeTransform, Type } from '@nestjs/common';

/** A pipe as users write it: a class Nest instantiates, or an instance. */
export type PipeSource = Type<PipeTransform> | PipeTransform;

/** Where the value of a handler's parameter comes from. */
export type ParameterSource =
  /** The tool's whole input. */
  | { readonly kind: 'input' }
  /** One property of the input. */
  | { readonly kind: 'property'; readonly property: string }
  /** The properties of its DTO, where others take the rest (`@Body()` beside `@Param('id')`). */
  | { readonly kind: 'pick' }
  /** The way on from a handler of `McpEndpoint`; no pipe sees it. */
  | { readonly kind: 'proceed' }
  /** The `McpContext` of the operation. */
  | { readonly kind: 'context' }
  /** A `createParamDecorator` factory, called with its data and the `ExecutionContext`. */
  | {
      readonly kind: 'custom';
      readonly factory: (data: unknown, context: unknown) => unknown;
    }
  /** Something of the HTTP request that a route decorator names. */
  | {
      readonly kind: 'http';
      readonly read: (request: object, response: object) => unknown;
    };

/** One parameter of a handler: its place, source and the pipes its value goes through. */
export interface HandlerParameter {
  readonly index: number;
  readonly source: ParameterSource;
  /** What pipes are told the value is (`ArgumentMetadata.type`). */
  readonly type: Paramtype;
  /** `design:type` of the parameter, what `ValidationPipe` validates against. */
  readonly metatype?: Type;
  /** What the decorator was given: a property name, or a custom decorator's data. */
  readonly data?: unknown;
  /** Pipes named on the parameter itself. */
  readonly pipes: readonly PipeSource[];
}
