import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { McpContext, RequireRoles, Tool } from '../../../lib/index.js';
import { PLATFORMS, type Running } from '../support/platforms.js';
import { As, startWith } from './support.js';

/** Sets what rate limits, sessions and caches set. */
abstract class HeaderGuard implements CanActivate {
  abstract readonly name: string;

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const response = http.getResponse();
    response.header(`X-${this.name}`, '41');
    response.header('X-Last', this.name);
    (response.raw ?? response).appendHeader('Set-Cookie', `${this.name}=1`);
    const { user } = http.getRequest();
    if (user?.sub === 'banned') throw new UnauthorizedException();
    return true;
  }
}

@Injectable()
class ServerGuard extends HeaderGuard {
  readonly name = 'Server';
}

@Injectable()
class ClassGuard extends HeaderGuard {
  readonly name = 'Class';
}

@UseGuards(ClassGuard)
class Tools {
  @Tool()
  @RequireRoles('admin')
  refund() {
    return 'refunded';
  }

  @Tool()
  report(ctx: McpContext) {
    ctx.progress(1, 2);
    return 'reported';
  }
}

const OF_NOTE = ['x-server', 'x-class', 'x-last', 'set-cookie'];

describe.each(PLATFORMS)('headers guards set on %s', (platform) => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Tools], { guards: [ServerGuard] }, platform);
  });
  afterAll(() => running.app.close());

  const noted = (headers: Headers) =>
    Object.fromEntries(OF_NOTE.map((each) => [each, headers.get(each)]));

  async function headersOf(name: string, caller: object = {}) {
    const as = new As(running.url, 'legacy', { ...caller });
    return noted((await as.call(name)).headers);
  }

  const both = {
    'x-server': '41',
    'x-class': '41',
    'x-last': 'Class',
    'set-cookie': 'Server=1, Class=1',
  };

  it('do not tell that a tool exists which its caller does not see', async () => {
    expect(await headersOf('refund')).toEqual(await headersOf('nope'));
    expect(await headersOf('nope')).toEqual({
      'x-server': '41',
      'x-class': null,
      'x-last': 'Server',
      'set-cookie': 'Server=1',
    });
  });

  it('arrive with results, denials and streams', async () => {
    expect(await headersOf('refund', { roles: ['admin'] })).toEqual(both);
    expect(await headersOf('report')).toEqual(both);
    const asks = { _meta: { progressToken: 1 } };
    const as = new As(running.url, 'legacy');
    const streamed = (await as.call('report', asks)).headers;
    expect(streamed.get('content-type')).toContain('event-stream');
    expect(noted(streamed)).toEqual(both);
    expect(await headersOf('report', { sub: 'banned' })).toMatchObject({
      'x-server': '41',
    });
  });
});
