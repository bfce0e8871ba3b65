import {
  McpEndpoint,
  McpSource,
  type Proceed,
  Public,
  RequireScopes,
  Tool,
} from '../../lib/index.js';
import { type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';
import { bearer, signedApp } from './support/signed-app.js';

@Public()
class Base {
  @Tool()
  inherited() {
    return 'inherited';
  }
}

class Extending extends Base {
  @Tool()
  own() {
    return 'own';
  }
}

@Public()
@RequireScopes('base')
class Strict {}

class ExtendingStrict extends Strict {
  @Tool()
  strict() {
    return 'strict';
  }
}

@Public()
class OpenSource {
  list() {
    return [{ kind: 'tool', name: 'named', handler: () => 'named' }] as const;
  }
}

@McpSource()
class ExtendingSource extends OpenSource {}

@McpSource()
@Public()
class PublicSource {
  list() {
    return [{ kind: 'tool', name: 'given', handler: () => 'given' }] as const;
  }
}

@Public()
class OpenEndpoint extends McpEndpoint {}

class ExtendingEndpoint extends OpenEndpoint {
  @Public()
  override ping(proceed: Proceed) {
    return super.ping(proceed);
  }
}

describe('what extends a class with @Public()', () => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(
      signedApp({
        mcp: { http: { endpoint: ExtendingEndpoint } },
        providers: [Extending, ExtendingStrict, ExtendingSource, PublicSource],
      }),
      'express',
    );
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  it.each([
    ['tools/call', { name: 'own' }, 401],
    ['tools/call', { name: 'inherited' }, 401],
    ['tools/call', { name: 'named' }, 401],
    ['tools/call', { name: 'given' }, 200],
    ['tools/list', {}, 401],
    ['ping', {}, 200],
  ])(
    'is not public itself: %s %j answers %i',
    async (method, params, status) => {
      const answer = await rpc(url, 'legacy', method, params);
      expect(answer.status).toBe(status);
    },
  );

  it('requires what that requires', async () => {
    const call = { name: 'strict' };
    const poor = await bearer('ann');
    const rich = await bearer('ann', { scopes: ['tools', 'base'] });
    expect((await rpc(url, 'legacy', 'tools/call', call, poor)).status).toBe(
      403,
    );
    expect((await rpc(url, 'legacy', 'tools/call', call, rich)).status).toBe(
      200,
    );
  });
});
