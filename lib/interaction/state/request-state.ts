import type { RequestState } from '../../context/context-state.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';

const states = new WeakMap<McpExchange, RequestState>();

/**
 * Values of a request: its guards, interceptors and handlers share them, and so
 * do the operations its handlers call for.
 */
export function requestState({ root }: McpExchange): RequestState {
  const known = states.get(root);
  if (known) return known;
  const state: RequestState = new Map();
  states.set(root, state);
  return state;
}
