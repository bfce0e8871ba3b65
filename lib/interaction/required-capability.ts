import { ContextClient } from '../context/context-client.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { ClientRequest } from '../exchange/client-request.js';
import type { ClientIdentity } from '../exchange/inbound-request.js';

/** What a client must be able to do to be asked something. */
export function capabilityFor({ method, params }: ClientRequest): string {
  switch (method) {
    case 'elicitation/create':
      return params['mode'] === 'url' ? 'elicitation.url' : 'elicitation.form';
    case 'sampling/createMessage':
      return params['tools'] === undefined ? 'sampling' : 'sampling.tools';
    case 'roots/list':
      return 'roots';
  }
}

/**
 * Refuses to ask a client what it cannot be asked.
 *
 * @throws McpException −32021 that names the capability (2026-07-28, Errors)
 */
export function requireCapability(
  client: ClientIdentity,
  request: ClientRequest,
): void {
  const capability = capabilityFor(request);
  if (new ContextClient(client).supports(capability)) return;
  throw missingCapability(
    capability,
    `The client cannot be asked: it has no "${capability}" capability.`,
  );
}

/** The error that tells a client what it would have to be able to do. */
export function missingCapability(
  capability: string,
  message: string,
): McpException {
  const requiredCapabilities = capability
    .split('.')
    .reduceRight<object>((inner, name) => ({ [name]: inner }), {});
  return new McpException(FAULT_CODES['missing-capability'], message, {
    requiredCapabilities,
  });
}
