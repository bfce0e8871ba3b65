import type { Client } from '@modelcontextprotocol/client';

const METHODS = [
  'getProtocolEra',
  'getServerCapabilities',
  'getInstructions',
  'listTools',
  'listResources',
  'listResourceTemplates',
  'listPrompts',
] as const;

/**
 * @returns the client a test handed over
 * @throws TypeError when it is none, or not connected
 */
export function connectedClient(value: unknown): Client {
  if (!isClient(value)) {
    throw new TypeError(
      `The surface is read through a client, and this is ${nameOf(value)}. Pass what createTestClient() resolves to (mind the await), or a Client of @modelcontextprotocol/client.`,
    );
  }
  if (!value.transport || !value.getServerCapabilities()) {
    throw new TypeError(
      'The client is not connected: its surface cannot be read. Connect it first, and close it after the expectation.',
    );
  }
  return value;
}

// Not by its class: a test runner may load the package more than once.
function isClient(value: unknown): value is Client {
  return (
    typeof value === 'object' &&
    value !== null &&
    METHODS.every((name) => typeof Reflect.get(value, name) === 'function')
  );
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  return `an object of the class ${value.constructor?.name ?? 'Object'}`;
}
