import {
  Authorize,
  Completion,
  McpContext,
  Prompt,
  Public,
  RequireRoles,
  RequireScopes,
  Resource,
  Tool,
} from '../../../lib/index.js';
import { PLATFORMS, type Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

const ran: string[] = [];

class Orders {
  @Tool()
  find() {
    ran.push('find');
    return 'found';
  }

  @Tool({ visible: ({ auth }) => auth.claims['beta'] === true })
  preview() {
    ran.push('preview');
    return 'previewed';
  }

  @Tool({ input: { type: 'object', required: ['id'] } })
  @RequireRoles('admin', 'support')
  refund() {
    ran.push('refund');
    return 'refunded';
  }

  @Tool()
  @Authorize(async (auth, component) => {
    await new Promise((resolve) => setImmediate(resolve));
    return auth.subject === 'ann' && component.name === 'export';
  })
  export() {
    ran.push('export');
    return 'exported';
  }

  @Tool()
  @Authorize(() => {
    throw new Error('the database is away');
  })
  broken() {
    ran.push('broken');
  }

  @Tool()
  async viaContext(ctx: McpContext) {
    const answer = await ctx.callTool('refund', { id: 1 }).then(
      ({ content }) => content,
      ({ code, message }) => ({ code, message }),
    );
    return JSON.stringify(answer);
  }

  @Resource('orders://all')
  @RequireRoles('admin')
  all() {
    ran.push('all');
    return 'all';
  }

  @Resource('orders://{id}')
  @RequireRoles('admin')
  one({ id }: { id: string }) {
    ran.push('one');
    return id;
  }

  @Prompt()
  hello() {
    return 'hello';
  }

  @Prompt({
    input: {
      type: 'object',
      properties: { city: { type: 'string' } },
    },
  })
  @RequireRoles('admin')
  secret() {
    ran.push('secret');
    return 'secret';
  }

  @Completion({ prompt: 'secret', argument: 'city' })
  cities() {
    ran.push('cities');
    return ['Bonn'];
  }
}

@RequireScopes('staff')
@RequireRoles('staff')
class Staff {
  @Tool()
  roster() {
    return 'roster';
  }

  @Tool()
  @Public()
  hours() {
    return '9 to 5';
  }
}

const ADMIN = { sub: 'bob', roles: ['admin'] };

describe.each(PLATFORMS)('components that are hidden, on %s', (platform) => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Orders, Staff], {}, platform);
  });
  afterAll(() => running.app.close());
  beforeEach(() => {
    ran.length = 0;
  });

  describe.each(['legacy', 'modern'] as const)('in the %s era', (era) => {
    const as = (caller?: object) => new As(running.url, era, { ...caller });

    it('are in the lists of those who may use them alone', async () => {
      expect(await as().names('tools')).toEqual([
        'find',
        'viaContext',
        'hours',
      ]);
      expect(await as(ADMIN).names('tools')).toEqual([
        'find',
        'refund',
        'viaContext',
        'hours',
      ]);
      expect(await as({ sub: 'ann', beta: true }).names('tools')).toEqual([
        'find',
        'preview',
        'export',
        'viaContext',
        'hours',
      ]);
      expect(await as().names('prompts')).toEqual(['hello']);
      expect(await as(ADMIN).names('prompts')).toEqual(['hello', 'secret']);
      expect(await as().names('resources')).toEqual([]);
      expect(await as(ADMIN).names('resources')).toEqual(['all']);
    });

    it.each(['preview', 'refund', 'export', 'broken', 'roster'])(
      'are called in vain: %s answers as an unknown name',
      async (name) => {
        const asked = as({ sub: 'eve' });
        const unknown = said(await asked.call('nope'), 'nope');
        expect(said(await asked.call(name), name)).toEqual(unknown);
        const wrong = { arguments: 'wrong' };
        expect(said(await asked.call(name, wrong), name)).toEqual(
          said(await asked.call('nope', wrong), 'nope'),
        );
        expect(ran).toEqual([]);
      },
    );

    it('are read, rendered, completed and subscribed to in vain', async () => {
      const asked = as({ sub: 'eve' });
      for (const [method, hidden, unknown] of [
        ['resources/read', 'orders://all', 'nowhere://all'],
        ['resources/read', 'orders://7', 'nowhere://7'],
        ...(era === 'legacy'
          ? ([['resources/subscribe', 'orders://7', 'nowhere://7']] as const)
          : []),
      ] as const) {
        const there = await asked.send(method, { uri: hidden });
        const nowhere = await asked.send(method, { uri: unknown });
        expect(said(there, hidden)).toEqual(said(nowhere, unknown));
      }
      const secret = await asked.send('prompts/get', { name: 'secret' });
      const nope = await asked.send('prompts/get', { name: 'nope' });
      expect(said(secret, 'secret')).toEqual(said(nope, 'nope'));
      for (const argument of ['city', 'other']) {
        const complete = (name: string) =>
          asked.send('completion/complete', {
            ref: { type: 'ref/prompt', name },
            argument: { name: argument, value: '' },
          });
        expect(said(await complete('secret'), 'secret')).toEqual(
          said(await complete('nope'), 'nope'),
        );
      }
      expect(ran).toEqual([]);
    });

    it('are there for those who may use them', async () => {
      const refunded = await as(ADMIN).call('refund', { arguments: { id: 1 } });
      expect(refunded.body.result.content[0].text).toBe('refunded');
      const ann = as({ sub: 'ann' });
      const exported = await ann.call('export');
      expect(exported.body.result.content[0].text).toBe('exported');
      const read = await as(ADMIN).send('resources/read', {
        uri: 'orders://7',
      });
      expect(read.body.result.contents[0].text).toBe('7');
      const completed = await as(ADMIN).send('completion/complete', {
        ref: { type: 'ref/prompt', name: 'secret' },
        argument: { name: 'city', value: '' },
      });
      expect(completed.body.result.completion.values).toEqual(['Bonn']);
    });

    it('are hidden from handlers that use them for such a caller', async () => {
      const hidden = await as({ sub: 'eve' }).call('viaContext');
      const { text } = hidden.body.result.content[0];
      expect(JSON.parse(text)).toEqual({
        code: -32602,
        message: 'Unknown tool: "refund"',
      });
      const seen = await as(ADMIN).call('viaContext');
      expect(seen.body.result.content[0].text).toContain('refunded');
    });

    it('have lists nobody else may keep', async () => {
      const { body } = await as().send('tools/list');
      expect(body.result.cacheScope).toBe(
        era === 'modern' ? 'private' : undefined,
      );
    });
  });
});
