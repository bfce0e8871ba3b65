import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpServer } from '@nestjs/common';
import { ExpressCall } from './express-call.js';
import type { HttpEndpoint } from './http-endpoint.js';
import { shadowingRoute } from './shadowing-route.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What mounting uses of an Express application. */
export interface ExpressAppLike {
  all(path: string, handler: Handler): unknown;
}

/** Whether an adapter's instance is an Express application. */
export function isExpressApp(app: unknown): app is ExpressAppLike {
  return (
    typeof app === 'function' && 'all' in app && typeof app.all === 'function'
  );
}

/**
 * Serves the transport at some paths, whatever the verb.
 *
 * @param warn told about a route that will answer instead
 */
export function mountExpress(
  app: ExpressAppLike,
  paths: readonly string[],
  transport: HttpEndpoint,
  warn: (message: string) => void,
): void {
  for (const path of paths) {
    const shadow = shadowingRoute(app, path);
    if (shadow !== undefined) {
      warn(
        `The route ${shadow} is registered before ${path} and answers its requests. Make it narrower, or move the MCP path out of its way.`,
      );
    }
    app.all(path, (request, response) => {
      unmark(request);
      void transport.handle(new ExpressCall(request, response));
    });
  }
}

/**
 * Keeps the app's body parsers away from MCP requests, which have a limit and
 * error messages of their own. To be called before Nest registers its parsers.
 *
 * A parser leaves a request alone that says it is finished; so ours say so
 * until they reach the transport.
 *
 * @param isMcpPath told the path without query, at the time of each request
 */
export function prepareExpress(
  adapter: HttpServer,
  isMcpPath: (path: string) => boolean,
): void {
  if (adapter.getType() !== 'express') return;
  adapter.use(function mcpBody(
    request: IncomingMessage,
    _response: unknown,
    next: () => void,
  ) {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (isMcpPath(path)) Object.assign(request, { finished: true });
    next();
  });
}

function unmark(request: object): void {
  Reflect.deleteProperty(request, 'finished');
}
