import {
  Authorize,
  Completion,
  Prompt,
  RequireRoles,
  Resource,
  Tool,
  ToolSearch,
} from '../../../lib/index.js';
import { As, startWith } from '../callers/support.js';
import { PLATFORMS, type Running } from '../support/platforms.js';
import { rpcRequest } from '../support/rpc.js';
import { rawAnswer } from './raw-http.js';

class Vault {
  @Tool()
  open() {
    return 'opened';
  }

  @Tool({ input: { type: 'object', required: ['id'] } })
  @RequireRoles('admin')
  refund() {
    return 'refunded';
  }

  @Tool({ version: '2.0' })
  @Authorize(() => false)
  export() {
    return 'exported';
  }

  @Tool({ visible: () => false })
  unseen() {
    return 'seen';
  }

  @Tool()
  @Authorize(() => {
    throw new Error('the database is away');
  })
  broken() {
    return 'mended';
  }

  @Tool({
    input: {
      type: 'object',
      properties: { region: { type: 'string', 'x-mcp-header': 'Region' } },
    },
  })
  @RequireRoles('admin')
  mirror() {
    return 'mirrored';
  }

  @Resource('vault://gold')
  @RequireRoles('admin')
  gold() {
    return 'gold';
  }

  @Resource('vault://box/{id}')
  @RequireRoles('admin')
  box({ id }: { id: string }) {
    return id;
  }

  @Prompt({
    input: { type: 'object', properties: { city: { type: 'string' } } },
  })
  @RequireRoles('admin')
  secret() {
    return 'secret';
  }

  @Completion({ prompt: 'secret', argument: 'city' })
  cities() {
    return ['Bonn'];
  }
}

const prompt = (name: string) => ({ ref: { type: 'ref/prompt', name } });
const template = (uri: string) => ({ ref: { type: 'ref/resource', uri } });
const city = { argument: { name: 'city', value: '' } };
const box = { argument: { name: 'id', value: '' } };
const versioned = { _meta: { 'nest-fastmcp/version': '2.0' } };

/** What is hidden and what is not there, by names of one length, each asked for in the same way. */
const CASES: readonly (readonly [
  method: string,
  hidden: string,
  unknown: string,
  params: (name: string) => Record<string, unknown>,
])[] = [
  ['tools/call', 'refund', 'nobody', (name) => ({ name })],
  [
    'tools/call',
    'refund',
    'nobody',
    (name) => ({ name, arguments: { id: 1 } }),
  ],
  ['tools/call', 'refund', 'nobody', (name) => ({ name, arguments: 'wrong' })],
  ['tools/call', 'export', 'nobody', (name) => ({ name })],
  ['tools/call', 'export', 'nobody', (name) => ({ name, ...versioned })],
  ['tools/call', 'unseen', 'nobody', (name) => ({ name })],
  ['tools/call', 'broken', 'nobody', (name) => ({ name })],
  [
    'tools/call',
    'mirror',
    'nobody',
    (name) => ({ name, arguments: { region: 'north' } }),
  ],
  ['prompts/get', 'secret', 'nobody', (name) => ({ name })],
  [
    'prompts/get',
    'secret',
    'nobody',
    (name) => ({ name, arguments: { a: 1 } }),
  ],
  ['resources/read', 'vault://gold', 'vault://lead', (uri) => ({ uri })],
  ['resources/read', 'vault://box/1', 'vault://bag/1', (uri) => ({ uri })],
  [
    'completion/complete',
    'secret',
    'nobody',
    (name) => ({ ...prompt(name), ...city }),
  ],
  [
    'completion/complete',
    'vault://box/{id}',
    'vault://bag/{id}',
    (uri) => ({ ...template(uri), ...box }),
  ],
  [
    'tools/call',
    'refund',
    'nobody',
    (name) => ({ name: 'call_tool', arguments: { name, arguments: {} } }),
  ],
];

describe.each(PLATFORMS)(
  'what is hidden and what is not there, on %s',
  (platform) => {
    let running: Running;

    beforeAll(async () => {
      running = await startWith(
        [Vault],
        { transforms: [new ToolSearch({ pinned: ['open'] })] },
        platform,
      );
    });

    afterAll(() => running.app.close());

    describe.each(['legacy', 'modern'] as const)('in the %s era', (era) => {
      it.each(CASES)(
        'are answered alike to the byte: %s %s',
        async (method, hidden, unknown, params) => {
          const ask = async (name: string): Promise<string> => {
            const { body, headers } = rpcRequest(era, method, params(name), {
              'x-caller': JSON.stringify({ sub: 'eve' }),
            });
            const url = `${running.url}/mcp`;
            const answer = await rawAnswer(url, headers, JSON.stringify(body));
            return answer.replaceAll(name, '…');
          };

          expect(hidden).toHaveLength(unknown.length);
          const answer = await ask(unknown);
          expect(answer).toMatch(/^HTTP\/1\.1 [24]/);
          expect(await ask(hidden)).toBe(answer);
        },
      );

      it('are counted alike against a rate', async () => {
        const answers = (name: string) =>
          startWith([Vault], { limits: { rate: { limit: 2 } } }, platform).then(
            async ({ app, url }) => {
              const as = new As(url, era, { sub: 'eve' });
              const statuses = [];
              for (let sent = 0; sent < 3; sent += 1) {
                statuses.push((await as.call(name)).status);
              }
              await app.close();
              return statuses;
            },
          );

        expect(await answers('refund')).toEqual(await answers('nobody'));
      });

      it.each(['refund', 'mended', 'seen'])(
        'are not found by searching, either: %s',
        async (words) => {
          const { body, headers } = rpcRequest(era, 'tools/call', {
            name: 'search_tools',
            arguments: { query: words },
          });
          const answer = await rawAnswer(
            `${running.url}/mcp`,
            headers,
            JSON.stringify(body),
          );

          expect(answer).toMatch(/^HTTP\/1\.1 200/);
          expect(answer).not.toMatch(/"refund"|broken|unseen/);
        },
      );
    });
  },
);
