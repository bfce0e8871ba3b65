import { McpContext, Tool } from '../../lib/index.js';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { RawSession } from '../e2e/support/raw-session.js';
import { rpc } from '../e2e/support/rpc.js';
import { bearer, ISSUER, signedApp } from './support/signed-app.js';

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

class Notes {
  @Tool()
  async note({ state }: McpContext) {
    const notes = ((await state.get<number>('notes')) ?? 0) + 1;
    await state.set('notes', notes);
    return String(notes);
  }
}

describe.each(PLATFORMS)('two users of one client, on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(
      signedApp({ providers: [Notes], mcp: { http: { sse: true } } }),
      platform,
    );
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  it('do not get into each other’s sessions', async () => {
    const alice = await RawSession.open(url, await bearer('alice'));
    const bob = alice.as(await bearer('bob'));

    const statuses = await Promise.all([bob.post(LIST), bob.end()]);
    expect(statuses.map(({ status }) => status)).toEqual([404, 404]);
    // A new token of the same user is the same caller.
    const later = alice.as(
      await bearer('alice', { scopes: ['tools', 'more'] }),
    );
    expect(await later.post(LIST)).toMatchObject({ status: 200 });
  });

  it('nor send messages to each other’s streams of the old transport', async () => {
    const aborter = new AbortController();
    const { signal } = aborter;
    const headers = await bearer('alice');
    const events = await fetch(`${running.url}/sse`, { headers, signal });
    const stream = new URL(await firstData(events), running.url);
    const post = async (headers: Record<string, string>) => {
      const { status } = await fetch(stream, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(LIST),
      });
      return status;
    };

    expect(await post({})).toBe(401);
    expect(await post(await bearer('bob'))).toBeGreaterThanOrEqual(400);
    expect(await post(await bearer('alice', { expiresIn: -1 }))).toBe(401);
    expect(await post(await bearer('alice'))).toBe(202);
    aborter.abort();
  });

  it('nor of a user of that name whom another issuer knows', async () => {
    const alice = await RawSession.open(url, await bearer('alice'));
    const { status } = await alice
      .as(await bearer('alice', { issuer: `${ISSUER}/other` }))
      .post(LIST);
    expect(status).toBe(401);
  });

  it('do not share what calls leave', async () => {
    const note = async (subject: string) => {
      const token = await bearer(subject);
      const { body } = await rpc(
        url,
        'modern',
        'tools/call',
        { name: 'note' },
        token,
      );
      return body.result.content[0].text;
    };

    expect(await note('alice')).toBe('1');
    expect(await note('alice')).toBe('2');
    expect(await note('bob')).toBe('1');
  });
});

/** What the first event of a stream says, which is no JSON: where to send messages. */
async function firstData({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  return /^data: (.+)$/m.exec(new TextDecoder().decode(value))?.[1] ?? '';
}
