import { RequireRoles, Resource } from '../../../lib/index.js';
import type { Running } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';
import { As, said, startWith } from './support.js';

class Docs {
  @Resource('docs://one')
  @RequireRoles('admin')
  one() {
    return 'the one of admins';
  }

  @Resource('docs://two')
  two() {
    return 'two';
  }

  @Resource({ uri: 'docs://{page}', list: 'pages' })
  page({ page }: { page: string }) {
    return `page ${page}`;
  }

  pages() {
    return ['listed'];
  }

  @Resource({ uri: 'bills://{id}', list: 'bills' })
  @RequireRoles('admin')
  bill({ id }: { id: string }) {
    return `bill ${id}`;
  }

  bills() {
    return ['7'];
  }
}

describe('resources of which some are hidden', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Docs], { lists: { pageSize: 2 } });
  });
  afterAll(() => running.app.close());
  const eve = () => new As(running.url, 'modern', { sub: 'eve' });
  const admin = () => new As(running.url, 'modern', { role: 'admin' });

  it('are listed page by page, those of templates as well', async () => {
    const all = async (as: As) => {
      const uris: string[] = [];
      let cursor: unknown;
      do {
        const { body } = await as.send('resources/list', {
          ...(cursor !== undefined && { cursor }),
        });
        for (const { uri } of body.result.resources) uris.push(uri);
        cursor = body.result.nextCursor;
      } while (cursor !== undefined);
      return uris;
    };
    expect(await all(eve())).toEqual(['docs://two', 'docs://listed']);
    expect(await all(admin())).toEqual([
      'docs://one',
      'docs://two',
      'docs://listed',
      'bills://7',
    ]);
  });

  it('have lists whose cursors are those of their caller', async () => {
    const { body } = await admin().send('resources/list');
    const { nextCursor: cursor } = body.result;
    const other = await eve().send('resources/list', { cursor });
    expect(other.body.error.code).toBe(-32602);
  });

  it('are read as if those that are hidden were not there', async () => {
    const read = async (as: As, uri: string) => {
      const { body } = await as.send('resources/read', { uri });
      return body.result?.contents[0].text ?? body.error.message;
    };
    expect(await read(eve(), 'docs://one')).toBe('page one');
    expect(await read(admin(), 'docs://one')).toBe('the one of admins');
    expect(await read(eve(), 'bills://7')).toBe('Resource not found');
    expect(await read(admin(), 'bills://7')).toBe('bill 7');
  });

  it('are listened to in vain', async () => {
    const listen = (uri: string) =>
      rpc(
        `${running.url}/mcp`,
        'modern',
        'subscriptions/listen',
        { notifications: { resourceSubscriptions: [uri] } },
        { 'x-caller': '{"sub":"eve"}' },
      );
    const hidden = await listen('bills://7');
    const nowhere = await listen('nowhere://7');
    expect(said(hidden, 'bills://7')).toEqual(said(nowhere, 'nowhere://7'));
  });
});
