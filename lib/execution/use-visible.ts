import type { ResourceMatch } from '../catalog/catalog-snapshot.js';
import type { Component } from '../components/component.js';
import { HiddenComponent } from './hidden-component.js';
import { HiddenLog } from './hidden-log.js';

const log = new HiddenLog();

/**
 * Uses the first of some components that its caller sees.
 *
 * @param candidates in the order they are tried
 * @param otherwise answers as if there were none
 * @throws what `use` throws for one that is seen
 */
export function useVisible<C extends Component, R>(
  candidates: readonly C[],
  use: (candidate: C) => Promise<R>,
  otherwise: () => R | Promise<R>,
): Promise<R> {
  return useFirst(candidates, (candidate) => candidate, use, otherwise);
}

/** The same of what a URI leads to. */
export function useVisibleMatch<R>(
  matches: readonly ResourceMatch[],
  use: (match: ResourceMatch) => Promise<R>,
  otherwise: () => R | Promise<R>,
): Promise<R> {
  return useFirst(matches, ({ component }) => component, use, otherwise);
}

async function useFirst<T, R>(
  candidates: readonly T[],
  componentOf: (candidate: T) => Component,
  use: (candidate: T) => Promise<R>,
  otherwise: () => R | Promise<R>,
): Promise<R> {
  for (const candidate of candidates) {
    const component = componentOf(candidate);
    try {
      return await use(candidate);
    } catch (error) {
      // What a handler uses in turn may be hidden, too: that is its own affair.
      if (!(error instanceof HiddenComponent)) throw error;
      if (error.component !== component) throw error;
      log.tell(`${component.kind} "${component.name}"`, error.why);
    }
  }
  return otherwise();
}
