import type { Paramtype, Type } from '@nestjs/common';
import type {
  ParameterSource,
  PipeSource,
} from '../components/handler-parameter.js';

/** Nest's numbers for what a route parameter is (`RouteParamtypes`). */
const BODY = 3;
const QUERY = 4;
const PARAM = 5;

/** The route parameters whose value is part of the request rather than of the input. */
const HTTP_READERS: Readonly<
  Record<
    number,
    | ((data: string | undefined, request: object, response: object) => unknown)
    | undefined
  >
> = {
  0: (_, request) => request,
  1: (_, __, response) => response,
  6: (data, request) =>
    entry(Reflect.get(request, 'headers'), data?.toLowerCase()),
  7: (data, request) => entry(Reflect.get(request, 'session'), data),
  10: (data, request) => entry(Reflect.get(request, 'hosts'), data),
  11: (_, request) => Reflect.get(request, 'ip'),
};

const RESPONSE = 1;

/** A parameter as Nest's own decorators declared it, in terms of a tool. */
export interface RouteParameter {
  readonly index: number;
  readonly type: Paramtype;
  /** `undefined` where an MCP request has nothing to give. */
  readonly source:
    ParameterSource | { readonly kind: 'whole-body' } | undefined;
  readonly data?: unknown;
  readonly pipes: readonly PipeSource[];
}

/**
 * Reads what `@Body()`, `@Query()`, `@Param()`, custom param decorators and
 * their like left on a method: `@Body()` is the input, `@Param('x')` and
 * `@Query('x')` are its property x.
 */
export function readRouteParameters(
  classRef: Type,
  method: string,
): readonly RouteParameter[] {
  const declared: unknown = Reflect.getMetadata(
    '__routeArguments__',
    classRef,
    method,
  );
  if (typeof declared !== 'object' || declared === null) return [];
  const passthrough: unknown = Reflect.getMetadata(
    '__responsePassthrough__',
    classRef,
    method,
  );
  const foreign = isForeign(classRef, method);
  return Object.entries(declared).map(([key, entry]) => {
    const parameter = routeParameter(key, entry, passthrough === true);
    return foreign && parameter.source?.kind === 'http'
      ? { ...parameter, source: undefined }
      : parameter;
  });
}

/** Handlers of other protocols number their parameters their own way; only the payload is everywhere the same. */
const FOREIGN_METADATA = [
  'microservices:pattern',
  'websockets:message_mapping',
  'graphql:resolver_type',
];

function isForeign(classRef: Type, method: string): boolean {
  const handler: unknown = classRef.prototype[method];
  return (
    typeof handler === 'function' &&
    FOREIGN_METADATA.some((key) => Reflect.hasMetadata(key, handler))
  );
}

interface RouteEntry {
  readonly index: number;
  readonly data?: unknown;
  readonly pipes?: readonly PipeSource[];
  readonly factory?: (data: unknown, context: unknown) => unknown;
}

function routeParameter(
  key: string,
  { index, data, pipes = [], factory }: RouteEntry,
  passthrough: boolean,
): RouteParameter {
  const common = { index, pipes, ...(data !== undefined && { data }) };
  if (factory) {
    return { ...common, type: 'custom', source: { kind: 'custom', factory } };
  }
  const kind = Number(key.split(':')[0]);
  const type = { [BODY]: 'body', [QUERY]: 'query', [PARAM]: 'param' } as const;
  const property = typeof data === 'string' ? data : undefined;
  if (kind === BODY || kind === QUERY || kind === PARAM) {
    return {
      ...common,
      type: type[kind],
      source:
        property === undefined
          ? { kind: 'whole-body' }
          : { kind: 'property', property },
    };
  }
  const read = HTTP_READERS[kind];
  const usable = read !== undefined && (kind !== RESPONSE || passthrough);
  return {
    ...common,
    type: 'custom',
    source: usable
      ? {
          kind: 'http',
          read: (request, response) => read(property, request, response),
        }
      : undefined,
  };
}

function entry(holder: unknown, key: string | undefined): unknown {
  if (key === undefined) return holder;
  return typeof holder === 'object' && holder !== null
    ? Reflect.get(holder, key)
    : undefined;
}
