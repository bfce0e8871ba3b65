import type { CatalogEntry, Component } from '../components/component.js';
import type { MethodHandler } from '../components/method-handler.js';

const BROUGHT = new WeakSet<MethodHandler>();

/** Notes that entries are a layer's own, made for what it does with others. */
export function noteBrought(entries: readonly CatalogEntry[]): void {
  for (const { handler } of entries) BROUGHT.add(handler);
}

/** Whether a component is a layer's own, whatever layers above made of it. */
export function isBrought({ handler }: Component): boolean {
  return BROUGHT.has(handler);
}
