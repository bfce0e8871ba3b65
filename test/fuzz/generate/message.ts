import type { Draw } from './pools.js';
import { methodAndParams } from './methods.js';

/** A JSON-RPC message, valid or not. */
export type Message = Record<string, unknown>;

export const MODERN = '2026-07-28';
const META = 'io.modelcontextprotocol/';

/** One message of an era, mostly a valid one. */
export function messageOf(draw: Draw, modern: boolean): Message {
  const { random } = draw;
  if (random.chance(0.02)) return responseOf(draw);
  const isRequest = random.chance(0.93);
  const { method, params } = methodAndParams(
    draw,
    isRequest ? 'request' : 'notification',
  );
  const meta = modern ? modernMeta(draw) : legacyMeta(draw);
  const isEmpty = meta === undefined && Object.keys(params).length === 0;
  return {
    jsonrpc: draw.about('2.0', 0.995),
    ...(isRequest && { id: draw.about(idOf(draw), 0.985) }),
    method: draw.about(method, 0.995),
    ...(!isEmpty && {
      params: draw.about(
        meta === undefined ? params : { ...params, _meta: meta },
        0.985,
      ),
    }),
    ...(random.chance(0.005) && { [draw.text()]: draw.anything() }),
  };
}

function idOf(draw: Draw): string | number {
  return draw.random.mostly<string | number>(
    draw.random.pick<string | number>([1, 2, 'a']),
    [0, -7, '', draw.text(), Number.MAX_SAFE_INTEGER],
    0.9,
  );
}

function responseOf(draw: Draw): Message {
  return {
    jsonrpc: '2.0',
    id: draw.about(1),
    ...draw.random.pick<Message>([
      { result: draw.json() },
      { error: { code: draw.number(), message: draw.text() } },
      { error: draw.json() },
    ]),
  };
}

function modernMeta(draw: Draw): unknown {
  return draw.about(
    {
      [`${META}protocolVersion`]: draw.about(MODERN, 0.985),
      [`${META}clientCapabilities`]: draw.about({}, 0.985),
      [`${META}clientInfo`]: draw.about({ name: 'fuzz', version: '1' }, 0.985),
      ...(draw.random.chance(0.1) && {
        [`${META}logLevel`]: draw.about('info', 0.8),
      }),
      ...progressToken(draw),
    },
    0.985,
  );
}

function legacyMeta(draw: Draw): unknown {
  return draw.random.chance(0.8)
    ? undefined
    : draw.about({ ...progressToken(draw), 'com.example/x': draw.json() }, 0.9);
}

function progressToken(draw: Draw): Message {
  return draw.random.chance(0.7) ? {} : { progressToken: draw.about('p', 0.9) };
}
