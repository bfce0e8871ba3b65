import type { Paramtype } from '@nestjs/common';
import type {
  HandlerParameter,
  PipeSource,
} from '../components/handler-parameter.js';
import { McpContext } from '../context/mcp-context.js';
import {
  type InputOptions,
  type ParameterDeclaration,
  readParameterDeclarations,
} from '../decorators/parameter-declaration.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { placeOf } from '../components/method-handler.js';
import type { DiscoveredMethod } from './discovered-method.js';
import {
  MCP_NO_PARAMETER_TYPES,
  MCP_UNSUPPORTED_PARAMETER,
} from './discovery-error-codes.js';
import { emittedTypes, isDtoType } from './parameter-types.js';
import {
  readRouteParameters,
  type RouteParameter,
} from './route-parameters.js';

/** A parameter that takes the input or a property of it; what schema that needs is still open. */
export interface InputClaim {
  readonly index: number;
  /** The property it takes; the whole input without one. */
  readonly property?: string;
  /** Whether a decorator said so, or only the type. */
  readonly declared: boolean;
  readonly metatype: unknown;
  readonly type: Paramtype;
  readonly options: InputOptions;
  readonly pipes: readonly PipeSource[];
}

/** The parameters of a handler, sorted by what they ask for. */
export interface ParameterClaims {
  /** Those whose value does not come from the input. */
  readonly injected: readonly HandlerParameter[];
  readonly inputs: readonly InputClaim[];
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Reads what each parameter of a method asks for, from decorators first and types second.
 *
 * @param hasSchema whether something else than a parameter's type says what the input is
 */
export function readParameterClaims(
  discovered: Pick<DiscoveredMethod, 'host' | 'method'>,
  hasSchema: boolean,
): ParameterClaims {
  const { host, method } = discovered;
  const types = emittedTypes(host.classRef, method);
  const own = readParameterDeclarations(host.classRef, method);
  const route = new Map(
    readRouteParameters(host.classRef, method).map((item) => [
      item.index,
      item,
    ]),
  );
  const callback: unknown = host.classRef.prototype[method];
  const length = Math.max(
    types?.length ?? 0,
    typeof callback === 'function' ? callback.length : 0,
    ...[...own.keys(), ...route.keys()].map((index) => index + 1),
  );

  const injected: HandlerParameter[] = [];
  const inputs: InputClaim[] = [];
  const problems: ConfigurationProblem[] = [];
  const bare: number[] = [];
  for (let index = 0; index < length; index++) {
    const metatype = types?.[index];
    const declaration = own.get(index);
    const routed = route.get(index);
    if (declaration) {
      if (declaration.kind === 'context') injected.push(contextAt(index));
      else inputs.push(claimOf(index, metatype, declaration));
    } else if (routed) {
      const read = readRouted(routed, metatype, placeOf(discovered));
      if ('code' in read) problems.push(read);
      else if ('source' in read) injected.push(read);
      else inputs.push(read);
    } else if (metatype === McpContext) {
      injected.push(contextAt(index));
    } else {
      bare.push(index);
      inputs.push(bareClaim(index, metatype));
    }
  }
  if (!types && bare.length > 0 && !(hasSchema && bare.length === 1)) {
    problems.push(noTypes(placeOf(discovered)));
  }
  return { injected, inputs, problems };
}

/** A parameter that is given the `McpContext`. */
export function contextAt(index: number): HandlerParameter {
  return { index, source: { kind: 'context' }, type: 'custom', pipes: [] };
}

function bareClaim(index: number, metatype: unknown): InputClaim {
  return {
    index,
    declared: false,
    metatype,
    type: 'body',
    options: {},
    pipes: [],
  };
}

function claimOf(
  index: number,
  metatype: unknown,
  {
    property,
    options,
    pipes,
  }: Extract<ParameterDeclaration, { kind: 'input' }>,
): InputClaim {
  return {
    index,
    declared: true,
    metatype,
    type: 'body',
    options,
    pipes,
    ...(property !== undefined && { property }),
  };
}

function readRouted(
  { index, type, source, data, pipes }: RouteParameter,
  metatype: unknown,
  where: string,
): HandlerParameter | InputClaim | ConfigurationProblem {
  if (source === undefined) {
    return {
      code: MCP_UNSUPPORTED_PARAMETER,
      where,
      message: `parameter ${index} takes something of an HTTP exchange that an MCP request does not have, such as the raw response, next() or an uploaded file.`,
      remedy:
        'Return the result instead of writing it, or put the decorator on a method of its own.',
    };
  }
  if (source.kind === 'whole-body' || source.kind === 'property') {
    return {
      index,
      declared: true,
      metatype,
      type,
      pipes,
      // A path always carries its parameters, a query string need not.
      options: { required: type !== 'query' },
      ...(source.kind === 'property' && { property: source.property }),
    };
  }
  return {
    index,
    source,
    type,
    pipes,
    ...(isDtoType(metatype) && { metatype }),
    ...(data !== undefined && { data }),
  };
}

function noTypes(where: string): ConfigurationProblem {
  return {
    code: MCP_NO_PARAMETER_TYPES,
    where,
    message:
      'the compiler emitted no parameter types, so nothing tells which parameter is the input.',
    remedy:
      'Compile with "experimentalDecorators" and "emitDecoratorMetadata" (tsc, or swc with decoratorMetadata; esbuild and tsx emit none), or decorate every parameter with @Input() or @Ctx() and give the decorator a schema: { input }.',
  };
}
