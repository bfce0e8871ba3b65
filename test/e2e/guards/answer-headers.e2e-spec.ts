import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';
import { guardedApp } from './guarded-app.js';
import { LEVELS } from './levels.js';
import type { StrategyRequest } from './strategies.js';

/** Headers of an answer the guard would have written itself. */
const ITS_OWN = {
  'Content-Encoding': 'gzip',
  'Content-Length': '5',
  Location: '/login',
};

/** Sets headers in the way a request asks for, and refuses. */
@Injectable()
class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<StrategyRequest>();
    WAYS[String(headers['x-way'])]?.(http.getResponse(), {
      ...ITS_OWN,
      'X-Reason': 'none',
    });
    throw new UnauthorizedException();
  }
}

interface Response {
  readonly raw?: Response;
  setHeader(name: string, value: string): unknown;
  header(name: string, value: string): unknown;
  headers?(all: object): unknown;
  set?(all: object): unknown;
  writeHead(status: number, all: object): unknown;
}

const WAYS: Readonly<
  Record<string, (response: Response, all: Record<string, string>) => void>
> = {
  setHeader: (response, all) => {
    for (const [name, value] of Object.entries(all)) {
      response.setHeader(name, value);
    }
  },
  header: (response, all) => {
    for (const [name, value] of Object.entries(all)) {
      response.header(name, value);
    }
  },
  'all at once': (response, all) => {
    if (response.set) response.set(all);
    else response.headers?.(all);
  },
  writeHead: (response, all) => (response.raw ?? response).writeHead(302, all),
};

describe.each(PLATFORMS)('on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    const { module } = guardedApp(LEVELS[0]!, {
      guards: [HeaderGuard],
      providers: [],
    });
    running = await start(module, platform);
  });

  afterAll(() => running.app.close());

  it.each(Object.keys(WAYS))(
    'headers of an answer that is not sent are not, either, and others are: %s',
    async (way) => {
      const { status, headers, body } = await rpc(
        `${running.url}/mcp`,
        'modern',
        'tools/call',
        { name: 'open' },
        { 'x-way': way },
      );

      expect(status).toBe(401);
      expect(body.error.message).toBe('Unauthorized');
      expect(headers.get('x-reason')).toBe('none');
      expect(headers.get('location')).toBeNull();
      expect(headers.get('content-encoding')).toBeNull();
    },
  );
});
