import {
  type HttpServer,
  type LoggerService,
  RequestMethod,
  VERSION_NEUTRAL,
  type VersioningOptions,
} from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import { McpConfigurationException } from '../../errors/mcp-configuration.exception.js';
import { RoutePathFactory } from '../../nest.js';
import { isExpressApp, mountExpress } from './express-mount.js';
import { isFastifyApp, mountFastify } from './fastify-mount.js';
import type { HttpEndpoint } from './http-endpoint.js';
import { pathMatcher } from './path-matcher.js';

/** What is mounted, and where. */
export interface MountInit {
  /** The app's adapter, out of `HttpAdapterHost`. */
  readonly adapter: HttpServer;
  /** Knows the global prefix, what is excluded from it, and versioning. */
  readonly config: ApplicationConfig;
  /** Path of the endpoint, such as `/mcp`. */
  readonly path: string;
  /** Whether the path is the whole, without prefix and version. Default: false. */
  readonly isAbsolute?: boolean;
  /** URI version of the path; served without one when absent. */
  readonly version?: NonNullable<VersioningOptions['defaultVersion']>;
  readonly transport: HttpEndpoint;
  /** Told about a route that shadows the endpoint. */
  readonly logger: Pick<LoggerService, 'warn'>;
}

/** A mounted endpoint. */
export interface MountedEndpoint {
  /** The paths it is served at, prefix and version included. */
  readonly paths: readonly string[];
  /** Whether a request path is one of them. */
  matches(path: string): boolean;
}

/**
 * Mounts a transport on the app's HTTP server, at the path a controller of that
 * path would have. To be called in `onModuleInit`: earlier the app's middleware
 * would not apply, later the route would be behind Nest's 404.
 *
 * @throws McpConfigurationException on a platform other than Express and Fastify
 */
export function mountHttp(init: MountInit): MountedEndpoint {
  const { adapter, transport, logger } = init;
  const paths = pathsOf(init);
  const app: unknown = adapter.getInstance();
  const platform = adapter.getType();
  if (platform === 'express' && isExpressApp(app)) {
    mountExpress(app, paths, transport, (message) => logger.warn(message));
  } else if (platform === 'fastify' && isFastifyApp(app)) {
    mountFastify(app, paths, transport);
  } else {
    throw new McpConfigurationException([
      {
        code: 'MCP_HTTP_PLATFORM',
        where: 'http',
        message: `The HTTP platform ${platform} is not supported.`,
        remedy: 'Use @nestjs/platform-express or @nestjs/platform-fastify.',
      },
    ]);
  }
  return { paths, matches: pathMatcher(paths) };
}

function pathsOf(init: MountInit): readonly string[] {
  const { config, path, version } = init;
  if (init.isAbsolute) return [path];
  return new RoutePathFactory(config).create(
    {
      ctrlPath: path,
      methodPath: '/',
      globalPrefix: config.getGlobalPrefix(),
      controllerVersion: version ?? VERSION_NEUTRAL,
      versioningOptions: config.getVersioning(),
    },
    RequestMethod.POST,
  );
}
