import { HttpException } from '@nestjs/common';
import { McpException } from '../errors/mcp.exception.js';
import { UnmaskedError } from '../errors/unmasked-error.js';

/**
 * Whether an error asks for a JSON-RPC error: ours, or the SDK's own, which
 * users throw too. The SDK's are told by name: its two builds have two classes.
 */
export function isProtocolError(
  error: unknown,
): error is Error & { readonly code: number; readonly data?: unknown } {
  return (
    error instanceof McpException ||
    (error instanceof Error &&
      /ProtocolError$|^UrlElicitationRequiredError$/.test(error.name) &&
      Number.isInteger(Reflect.get(error, 'code')))
  );
}

/** Whether somebody chose an error for the client to see, in words or by its status. */
export function isMeantForClients(error: unknown): boolean {
  return (
    error instanceof HttpException ||
    error instanceof UnmaskedError ||
    isProtocolError(error)
  );
}
