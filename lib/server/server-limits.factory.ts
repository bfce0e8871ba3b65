import type { InjectionToken } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { messageOf } from '../execution/error-masking.js';
import { CallerLimits } from '../execution/limits/caller-limits.js';
import { RateLimit } from '../execution/limits/rate-limit.js';
import type { RateStorage } from '../execution/limits/rate-storage.js';
import type { ExecutionLimits } from '../execution/nest-executor.js';
import type { McpServerOptions } from './mcp-server-options.js';
import { vouchedPrincipal } from './principal.js';
import { MCP_RATE_STORAGE_UNRESOLVED } from './server-error-codes.js';

/**
 * What limits the operations of a server.
 *
 * @param problems told where the storage cannot be had
 */
export function createLimits(
  serverId: string,
  { limits = {}, principal = vouchedPrincipal }: McpServerOptions,
  moduleRef: ModuleRef,
  problems: ConfigurationProblem[],
): ExecutionLimits {
  const { rate, concurrency, toolTimeoutMs } = limits;
  const timeout = toolTimeoutMs === undefined ? {} : { toolTimeoutMs };
  if (!rate && concurrency === false) return timeout;
  const storage = rate ? storageOf(rate.storage, moduleRef) : undefined;
  if (storage instanceof Error) {
    problems.push({
      code: MCP_RATE_STORAGE_UNRESOLVED,
      where: 'McpModule limits.rate.storage',
      message: storage.message,
      remedy:
        'Give an object with the method increment() of ThrottlerStorage, or the token of a provider that is one: ThrottlerStorage, where ThrottlerModule is imported.',
    });
    return timeout;
  }
  return {
    ...timeout,
    callers: new CallerLimits(
      concurrency,
      principal,
      rate ? new RateLimit(serverId, rate, storage) : undefined,
    ),
  };
}

function storageOf(
  given: RateStorage | InjectionToken | undefined,
  moduleRef: ModuleRef,
): RateStorage | Error | undefined {
  if (given === undefined || isStorage(given)) return given;
  const name = typeof given === 'function' ? given.name : String(given);
  try {
    const provided: unknown = moduleRef.get(given, { strict: false });
    return isStorage(provided)
      ? provided
      : new Error(`${name} has no method increment().`);
  } catch (error) {
    return new Error(`${name} is not provided: ${messageOf(error)}`);
  }
}

function isStorage(value: unknown): value is RateStorage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'increment' in value &&
    typeof value.increment === 'function'
  );
}
