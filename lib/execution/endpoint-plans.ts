import type { Type } from '@nestjs/common';
import type { HandlerHost } from '../components/method-handler.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { Injector, type InstanceWrapper, type Module } from '../nest.js';
import { messageOf } from './error-masking.js';
import { MCP_ENDPOINT_UNRESOLVED } from './execution-error-codes.js';
import type { EndpointOperation } from './executor.js';
import type { HandlerPlan } from './handler-plan.js';
import type { McpEndpoint } from './mcp-endpoint.js';
import type { PlanBuilder } from './plan-builder.js';

const OPERATIONS: readonly EndpointOperation[] = [
  'initialize',
  'discover',
  'ping',
  'list',
  'call',
  'configure',
  'subscribe',
  'extension',
  'stream',
  'end',
  'notification',
];

/** How the requests that are for no component run, or why they cannot. */
export interface EndpointPlans {
  readonly plans: ReadonlyMap<EndpointOperation, HandlerPlan>;
  readonly problem?: ConfigurationProblem;
}

/**
 * Settles how the requests that are for no component run: as handlers of the
 * endpoint class, which is instantiated in the server's module when none
 * provides it. Plans are missing when it cannot be: the problem says why.
 */
export async function planEndpoint(
  endpoint: Type<McpEndpoint>,
  module: Module,
  builder: PlanBuilder,
): Promise<EndpointPlans> {
  const host = await hostOf(endpoint, module);
  if ('code' in host) return { plans: new Map(), problem: host };
  const plans = await Promise.all(
    OPERATIONS.map(async (operation) => {
      const plan = await builder.build({
        host,
        method: operation,
        parameters: [
          { index: 0, source: { kind: 'proceed' }, type: 'custom', pipes: [] },
        ],
      });
      return [operation, plan] as const;
    }),
  );
  return { plans: new Map(plans) };
}

async function hostOf(
  endpoint: Type<McpEndpoint>,
  module: Module,
): Promise<HandlerHost | ConfigurationProblem> {
  const providers: ReadonlyMap<unknown, InstanceWrapper> = module.providers;
  if (!providers.has(endpoint)) module.addProvider(endpoint);
  const wrapper = providers.get(endpoint);
  try {
    if (!wrapper) throw new Error('Nest did not register it.');
    await new Injector().loadProvider(wrapper, module);
    return { classRef: endpoint, wrapper, module };
  } catch (error) {
    return {
      code: MCP_ENDPOINT_UNRESOLVED,
      where: 'McpModule http.endpoint',
      message: `${endpoint.name} cannot be instantiated: ${messageOf(error)}`,
      remedy: `Make everything ${endpoint.name} injects available in the module that imports McpModule.`,
    };
  }
}
