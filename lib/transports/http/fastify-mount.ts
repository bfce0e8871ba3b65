import {
  FastifyCall,
  type FastifyReplyLike,
  type FastifyRequestLike,
} from './fastify-call.js';
import type { HttpEndpoint } from './http-endpoint.js';

/** Returns nothing: Fastify would wait for a promise. */
type Handler = (request: FastifyRequestLike, reply: FastifyReplyLike) => void;

type BodyParser = (
  request: unknown,
  payload: unknown,
  done: (error: null) => void,
) => void;

/** What mounting uses inside a Fastify plugin. */
export interface FastifyScopeLike {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(type: string, parser: BodyParser): unknown;
  setErrorHandler(
    handler: (
      error: unknown,
      request: FastifyRequestLike,
      reply: FastifyReplyLike,
    ) => void,
  ): unknown;
  hasRoute(route: { method: string; url: string }): boolean;
  all(path: string, handler: Handler): unknown;
}

/** What mounting uses of a Fastify application. */
export interface FastifyAppLike {
  register(
    plugin: (
      scope: FastifyScopeLike,
      options: object,
      done: () => void,
    ) => void,
  ): unknown;
}

/** Whether an adapter's instance is a Fastify application. */
export function isFastifyApp(app: unknown): app is FastifyAppLike {
  return (
    typeof app === 'object' &&
    app !== null &&
    'register' in app &&
    typeof app.register === 'function'
  );
}

/**
 * Serves the transport at some paths, whatever the verb. In a scope of its own,
 * so that no body parser of the app's reads the stream first.
 */
export function mountFastify(
  app: FastifyAppLike,
  paths: readonly string[],
  transport: HttpEndpoint,
): void {
  const handle: Handler = (request, reply) => {
    void transport.handle(new FastifyCall(request, reply));
  };
  app.register((scope, _options, registered) => {
    scope.removeAllContentTypeParsers();
    const leave: BodyParser = (_request, _payload, done) => done(null);
    scope.addContentTypeParser('*', leave);
    // By name it is found in a cache; for any other type Fastify takes its name apart each time.
    scope.addContentTypeParser('application/json', leave);
    scope.setErrorHandler((error, request, reply) => {
      // A body Fastify would not take is ours to refuse; an error of the app's hooks is not.
      if (!isBodyError(error)) throw error;
      handle(request, reply);
    });
    for (const path of paths) {
      scope.all(path, handle);
      const slashed = `${path}/`;
      const isServed = scope.hasRoute({ method: 'POST', url: slashed });
      if (path !== '/' && !isServed) scope.all(slashed, handle);
    }
    registered();
  });
}

function isBodyError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    String(error.code).startsWith('FST_ERR_CTP_')
  );
}
