import type { Draw } from './pools.js';
import { completionParams, promptParams } from './prompt-params.js';
import { callParams } from './tool-arguments.js';
import { resourceUri } from './uris.js';

type Params = Record<string, unknown>;

/** A method to ask for, how often, and with what. */
interface MethodCase {
  readonly method: string;
  readonly weight: number;
  readonly params?: (draw: Draw) => Params;
}

const page = (draw: Draw): Params =>
  draw.random.chance(0.7) ? {} : { cursor: draw.anything() };

/** To fuzz another method, add it here. */
const REQUESTS: readonly MethodCase[] = [
  { method: 'tools/call', weight: 50, params: callParams },
  { method: 'tools/list', weight: 6, params: page },
  { method: 'resources/list', weight: 2, params: page },
  { method: 'resources/templates/list', weight: 2, params: page },
  {
    method: 'resources/read',
    weight: 10,
    params: (draw) => ({ uri: draw.about(resourceUri(draw), 0.95) }),
  },
  { method: 'prompts/list', weight: 2, params: page },
  { method: 'prompts/get', weight: 8, params: promptParams },
  { method: 'completion/complete', weight: 6, params: completionParams },
  { method: 'server/discover', weight: 3 },
  { method: 'initialize', weight: 4, params: initializeParams },
  { method: 'ping', weight: 2 },
  {
    method: 'logging/setLevel',
    weight: 2,
    params: (draw) => ({ level: draw.about('info', 0.8) }),
  },
  {
    method: 'resources/subscribe',
    weight: 1,
    params: (draw) => ({ uri: draw.uri() }),
  },
  {
    method: 'tasks/get',
    weight: 1,
    params: (draw) => ({ taskId: draw.text() }),
  },
  { method: 'rpc.discover', weight: 1 },
  { method: 'constructor', weight: 1 },
  { method: '', weight: 1 },
];

const NOTIFICATIONS: readonly MethodCase[] = [
  { method: 'notifications/initialized', weight: 3 },
  {
    method: 'notifications/cancelled',
    weight: 3,
    params: (draw) => ({
      requestId: draw.about(draw.random.pick<unknown>([1, 2, 'a'])),
      ...(draw.random.chance(0.5) && { reason: draw.about(draw.text()) }),
    }),
  },
  {
    method: 'notifications/progress',
    weight: 1,
    params: (draw) => ({
      progressToken: draw.anything(),
      progress: draw.number(),
    }),
  },
  { method: 'notifications/roots/list_changed', weight: 1 },
  {
    method: 'notifications/unknown',
    weight: 1,
    params: (draw) => ({ x: draw.json() }),
  },
  { method: 'tools/call', weight: 1, params: callParams },
];

/** A method and its params, as a request or a notification. */
export function methodAndParams(
  draw: Draw,
  kind: 'request' | 'notification',
): { readonly method: string; readonly params: Params } {
  const { method, params } = draw.random.pick(
    kind === 'request' ? WEIGHTED_REQUESTS : WEIGHTED_NOTIFICATIONS,
  );
  return { method, params: params?.(draw) ?? {} };
}

function initializeParams(draw: Draw): Params {
  return {
    protocolVersion: draw.about(
      draw.random.pick([
        '2025-11-25',
        '2025-03-26',
        '1999-01-01',
        '2026-07-28',
      ]),
    ),
    capabilities: draw.about({}),
    clientInfo: draw.about({ name: 'fuzz', version: '1' }),
  };
}

const WEIGHTED_REQUESTS = weighted(REQUESTS);
const WEIGHTED_NOTIFICATIONS = weighted(NOTIFICATIONS);

function weighted(cases: readonly MethodCase[]): readonly MethodCase[] {
  return cases.flatMap((each) => Array<MethodCase>(each.weight).fill(each));
}
