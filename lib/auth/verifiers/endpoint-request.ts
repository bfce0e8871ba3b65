import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Endpoint } from './endpoint.js';
import { guardedLookup } from './guarded-lookup.js';

/** Most connections to one endpoint; further requests wait, within their time. */
const MAX_SOCKETS = 64;

/** What is sent. */
export interface EndpointRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What comes back, before its body is read. */
export interface EndpointResponse {
  readonly status: number;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Leaves the body unread. */
  discard(): void;
}

/** Sends a request; follows no redirect. */
export type Send = (
  request: EndpointRequest,
  signal: AbortSignal,
) => Promise<EndpointResponse>;

/** Sends over connections of its own, to addresses the endpoint may have only. */
export function sendDirectly(endpoint: Endpoint): Send {
  const { url } = endpoint;
  const isTls = url.protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const agent = isTls ? new HttpsAgent(settings) : new HttpAgent(settings);
  const lookup = guardedLookup(endpoint);
  const open = isTls ? requestHttps : requestHttp;
  const send: Send = async ({ method, headers, body }, signal) => {
    const request = open(url, { method, headers, agent, lookup, signal });
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        request.on('response', resolve).on('error', reject).end(body);
      });
      return {
        status: response.statusCode ?? 0,
        body: response,
        discard: () => response.destroy(),
      };
    } catch (error) {
      // The other side had closed a connection that was kept: that says nothing
      // about a new one, and asking twice does no harm.
      if (request.reusedSocket && !signal.aborted) {
        return send({ method, headers, body }, signal);
      }
      throw error;
    }
  };
  return send;
}

/** Sends with a `fetch` of the application's, which decides itself what it connects to. */
export function sendWith(fetch: typeof globalThis.fetch, url: URL): Send {
  return async (request, signal) => {
    const response = await fetch(url.href, {
      ...request,
      redirect: 'manual',
      signal,
    });
    const { status, redirected, body } = response;
    return {
      // One that follows redirects all the same must not get through with it.
      status: redirected ? 302 : status,
      body: body ?? [],
      discard: () => void body?.cancel().catch(() => undefined),
    };
  };
}
