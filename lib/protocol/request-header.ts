import type { HttpExchange } from '../exchange/exchange-channel.js';
import { isJsonObject } from './json-object.js';

/**
 * A header of an exchange's request. Every platform keeps them as Node does: an
 * object with names in lower case.
 */
export function requestHeader(
  { request }: HttpExchange,
  name: string,
): string | undefined {
  const headers: unknown = Reflect.get(request, 'headers');
  const value = isJsonObject(headers) ? headers[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
