import type { CallerRule } from './caller-rule.js';
import type { Component } from './component.js';

/**
 * A component with conditions put in front of its own, such as those of a mount
 * around it. Of what is public only `visible` is kept: everything else has been
 * lifted by it.
 *
 * @param outer in the order they are asked
 * @returns a copy; the component itself where nothing is added
 */
export function surrounded<C extends Component>(
  component: C,
  outer: readonly CallerRule[],
): C {
  const kept = component.isPublic
    ? outer.filter(({ kind }) => kind === 'visible')
    : outer;
  if (kept.length === 0) return component;
  return { ...component, rules: [...kept, ...(component.rules ?? [])] };
}

/** Whether a rule is about who may use something, and not only about who sees it. */
export function isAccessRule({ kind }: CallerRule): boolean {
  return kind !== 'visible';
}
