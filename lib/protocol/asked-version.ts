import type { McpExchange } from '../exchange/mcp-exchange.js';
import { VERSION_META_KEY } from './component-wire.js';

/** Longest version a component can have. */
const LONGEST = 128;

/**
 * Which version of a component a client asks for (`_meta`); the highest where
 * it does not say.
 *
 * @returns something no component has for what can be no version
 */
export function askedVersion({ message }: McpExchange): string | undefined {
  const meta: unknown = message.params['_meta'];
  if (typeof meta !== 'object' || meta === null) return undefined;
  const asked: unknown = Reflect.get(meta, VERSION_META_KEY);
  if (asked === undefined) return undefined;
  return typeof asked === 'string' && asked.length <= LONGEST ? asked : '';
}
