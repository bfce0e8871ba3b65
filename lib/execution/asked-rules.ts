import type { CallerRule } from '../components/caller-rule.js';
import type { Component } from '../components/component.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { Answer } from './handler-runner.js';
import { HiddenComponent } from './hidden-component.js';

/** A rule, and what it said. */
export interface AskedRule {
  readonly rule: CallerRule;
  readonly answer: Answer;
  /** Scopes it asks for that the caller lacks. */
  readonly missing: readonly string[];
}

/** What became of an attempt to use a component. */
export interface Attempt {
  /** What was thrown; `undefined` for a caller who was let in. */
  readonly failure: unknown;
  /** Whether the guards let the caller in. */
  readonly isPastGuards: boolean;
  /** All scopes the caller lacks. */
  readonly unmetScopes: readonly string[];
}

/**
 * What the rules of a component said, in the order in which they were asked. It
 * is told by what became of the use: they are not asked once more.
 */
export function askedRules(
  { rules = [] }: Component,
  { failure, isPastGuards, unmetScopes }: Attempt,
): readonly AskedRule[] {
  const hiding = failure instanceof HiddenComponent ? failure.rule : undefined;
  const asked = countOf(rules, failure, hiding, isPastGuards);
  const missing = (rule: CallerRule): readonly string[] =>
    rule.kind === 'scopes'
      ? rule.scopes.filter((scope) => unmetScopes.includes(scope))
      : [];
  const inTurn = rules.map((rule, index): AskedRule => {
    if (rule === hiding) return { rule, answer: 'no', missing: missing(rule) };
    return { rule, answer: index < asked ? 'yes' : 'unasked', missing: [] };
  });
  if (hiding?.kind === 'scopes') return inTurn;
  // Scopes that do not hide are looked at when everything else has been settled.
  const isSettled = isPastGuards && asked === rules.length && !hiding;
  return [
    ...inTurn.filter(({ rule }) => rule.kind !== 'scopes'),
    ...inTurn.flatMap(({ rule }): readonly AskedRule[] => {
      if (rule.kind !== 'scopes') return [];
      if (!isSettled) return [{ rule, answer: 'unasked', missing: [] }];
      const lacking = missing(rule);
      const answer = lacking.length > 0 ? 'no' : 'yes';
      return [{ rule, answer, missing: lacking }];
    }),
  ];
}

/** How many of the rules were asked. */
function countOf(
  rules: readonly CallerRule[],
  failure: unknown,
  hiding: CallerRule | undefined,
  isPastGuards: boolean,
): number {
  if (hiding) return rules.indexOf(hiding) + 1;
  if (failure instanceof HiddenComponent) return 0;
  const kind = failure instanceof ProtocolFault ? failure.kind : undefined;
  if (kind === 'session-not-found') return 0;
  // Whom a guard forbids something is not to learn that it exists, either.
  return isPastGuards || kind === 'forbidden' ? rules.length : 0;
}
