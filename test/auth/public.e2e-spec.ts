import {
  McpEndpoint,
  Prompt,
  type Proceed,
  Public,
  Resource,
  Tool,
} from '../../lib/index.js';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';
import { bearer, signedApp } from './support/signed-app.js';

@Public()
class Open {
  @Tool()
  hours() {
    return '9 to 5';
  }

  @Resource('shop://hours')
  sign() {
    return '9 to 5';
  }
}

class Mixed {
  @Public()
  @Resource('shop://{day}/hours')
  of({ day }: { day: string }) {
    return day;
  }

  @Public()
  @Prompt()
  greet() {
    return 'Hello!';
  }

  @Tool()
  closed() {
    return 'closed';
  }

  @Resource('shop://secrets')
  secrets() {
    return 'secret';
  }

  @Prompt()
  whisper() {
    return 'Psst!';
  }
}

class PublicLists extends McpEndpoint {
  @Public()
  override list(proceed: Proceed) {
    return super.list(proceed);
  }

  @Public()
  override initialize(proceed: Proceed) {
    return super.initialize(proceed);
  }
}

const INITIALIZE = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};

describe.each(PLATFORMS)('what is public, on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(
      signedApp({
        mcp: { http: { endpoint: PublicLists } },
        providers: [Open, Mixed],
      }),
      platform,
    );
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  describe.each(['legacy', 'modern'] as const)('to %s clients', (era) => {
    it.each([
      ['tools/call', { name: 'hours' }, 200],
      ['tools/call', { name: 'closed' }, 401],
      ['tools/call', { name: 'unknown' }, 401],
      ['resources/read', { uri: 'shop://hours' }, 200],
      ['resources/read', { uri: 'shop://monday/hours' }, 200],
      ['resources/read', { uri: 'shop://secrets' }, 401],
      ['prompts/get', { name: 'greet' }, 200],
      ['prompts/get', { name: 'whisper' }, 401],
      ['tools/list', {}, 200],
      ['prompts/list', {}, 200],
    ])('%s %j answers %i without a token', async (method, params, expected) => {
      const { status, body } = await rpc(url, era, method, params);
      expect(status).toBe(expected);
      if (expected === 200) expect(body.error).toBeUndefined();
    });

    it('knows who has a token all the same, and refuses a bad one', async () => {
      const call = { name: 'hours' };
      const bad = await bearer('alice', { issuer: 'https://evil.example' });
      const poor = await bearer('alice', { scopes: [] });

      expect((await rpc(url, era, 'tools/call', call, bad)).status).toBe(401);
      expect((await rpc(url, era, 'tools/call', call, poor)).status).toBe(200);
    });
  });

  it('lets a stranger begin a session with a public handshake, and no more', async () => {
    const begun = await rpc(url, 'legacy', 'initialize', INITIALIZE);
    const session = begun.headers.get('mcp-session-id') ?? '';
    const inSession = { 'mcp-session-id': session };
    const hours = { name: 'hours' };

    expect(begun.status).toBe(200);
    expect(
      (await rpc(url, 'legacy', 'tools/call', hours, inSession)).status,
    ).toBe(200);
    const stream = await fetch(url, {
      headers: { accept: 'text/event-stream', ...inSession },
    });
    expect(stream.status).toBe(401);
  });
});
