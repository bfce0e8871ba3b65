import type { HandlerHost } from '../components/method-handler.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { ReadyResource } from '../resources/ready-resource.js';
import type { DiscoveredMethod } from './discovered-method.js';
import { MCP_RESOURCE_SCOPE } from './discovery-error-codes.js';

/**
 * The method that reads a ready-made resource, declared as its instance says.
 *
 * @returns nothing for hosts that are none
 * @throws McpConfigurationException where only requests make the instance: nothing could be listed
 */
export function readyResource(host: HandlerHost): DiscoveredMethod[] {
  const { classRef, wrapper } = host;
  const instance: unknown = wrapper.instance;
  const isOne = instance instanceof ReadyResource;
  // Until a request makes one, there is nothing, or an object without properties.
  if (isOne && Object.hasOwn(instance, 'listing')) {
    const { listing: options } = instance;
    return [
      { host, method: 'read', declaration: { kind: 'resource', options } },
    ];
  }
  if (!isOne && (instance || !(classRef.prototype instanceof ReadyResource))) {
    return [];
  }
  throw new McpConfigurationException([
    {
      code: MCP_RESOURCE_SCOPE,
      where: classRef.name,
      message:
        'a ready-made resource is listed at start-up, and this one is made anew for each request.',
      remedy:
        'Make it and what it injects singletons, or write a method with @Resource().',
    },
  ]);
}
