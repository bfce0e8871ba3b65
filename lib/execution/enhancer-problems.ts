import type { Type } from '@nestjs/common';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { ENHANCER_STORES, type EnhancerKind } from './enhancer-kind.js';
import {
  MCP_ENHANCER_INVALID,
  MCP_ENHANCER_UNRESOLVED,
} from './execution-error-codes.js';

/** Something declared as an enhancer that has not the method of one. */
export function invalidEnhancer(
  kind: EnhancerKind,
  enhancer: unknown,
  where: string,
): ConfigurationProblem {
  return {
    code: MCP_ENHANCER_INVALID,
    where,
    message: `${nameOf(enhancer)} is declared as a ${kind} but has no ${ENHANCER_STORES[kind].method}() method.`,
    remedy: `Give it a ${ENHANCER_STORES[kind].method}() method, or take it out of the ${kind}s.`,
  };
}

/** An enhancer class whose instance Nest cannot make. */
export function unresolvedEnhancer(
  kind: EnhancerKind,
  enhancer: Type<object>,
  where: string,
  error: unknown,
): ConfigurationProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: MCP_ENHANCER_UNRESOLVED,
    where,
    message: `the ${kind} ${enhancer.name} cannot be instantiated: ${reason}`,
    remedy: `Make everything ${enhancer.name} injects available in the module of ${where}, by importing the module that exports it.`,
  };
}

function nameOf(value: unknown): string {
  return typeof value === 'function' ? value.name : String(value);
}
