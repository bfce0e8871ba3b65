import type { Type } from '@nestjs/common';
import type { HandlerHost } from '../components/method-handler.js';
import { Injector, type InstanceWrapper, type Module } from '../nest.js';
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
  'extension',
  'notification',
];

/**
 * Settles how the requests that are for no component run: as handlers of the
 * endpoint class, which is instantiated in the server's module when none
 * provides it.
 *
 * @throws Error when the class cannot be instantiated
 */
export async function planEndpoint(
  endpoint: Type<McpEndpoint>,
  module: Module,
  builder: PlanBuilder,
): Promise<ReadonlyMap<EndpointOperation, HandlerPlan>> {
  const host = await hostOf(endpoint, module);
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
  return new Map(plans);
}

async function hostOf(
  endpoint: Type<McpEndpoint>,
  module: Module,
): Promise<HandlerHost> {
  const providers: ReadonlyMap<unknown, InstanceWrapper> = module.providers;
  if (!providers.has(endpoint)) module.addProvider(endpoint);
  const wrapper = providers.get(endpoint);
  if (!wrapper) throw new Error(`Nest did not register ${endpoint.name}.`);
  await new Injector().loadProvider(wrapper, module);
  return { classRef: endpoint, wrapper, module };
}
