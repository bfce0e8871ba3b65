import {
  McpContext,
  Public,
  RequireRoles,
  RequireScopes,
  Tool,
} from '../../../lib/index.js';
import { PLATFORMS, type Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

@RequireScopes('orders')
class Orders {
  @Tool()
  @RequireScopes('orders:write', 'orders:read')
  cancel() {
    return 'cancelled';
  }

  @Tool()
  find() {
    return 'found';
  }

  @Tool()
  @Public()
  hours() {
    return '9 to 5';
  }

  @Tool()
  @RequireRoles('admin')
  drop() {
    return 'dropped';
  }
}

class Plain {
  @Tool()
  async viaContext(ctx: McpContext) {
    const { content } = await ctx.callTool('cancel');
    return content;
  }
}

describe.each(PLATFORMS)('scopes, on %s', (platform) => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Orders, Plain], {}, platform);
  });
  afterAll(() => running.app.close());

  describe.each(['legacy', 'modern'] as const)('in the %s era', (era) => {
    const as = (caller?: object) =>
      new As(running.url, era, caller && { ...caller });

    it('do not hide: what a token lacks is told, so that clients can ask for it', async () => {
      const eve = as({ sub: 'eve', scope: 'orders orders:read' });
      expect(await eve.names('tools')).toEqual([
        'cancel',
        'find',
        'hours',
        'viaContext',
      ]);
      const { status, headers, body } = await eve.call('cancel');
      expect(status).toBe(403);
      // Earlier clients would give up the scopes they have for those they are told.
      const told =
        era === 'modern' ? 'orders:write' : 'orders orders:write orders:read';
      expect(headers.get('www-authenticate')).toBe(
        `Bearer error="insufficient_scope", scope="${told}"`,
      );
      expect(body.error).toEqual({
        code: -32011,
        message: 'The token lacks the scope orders:write.',
      });
    });

    it('are told all at once, so that a token with them lacks none', async () => {
      const { headers, body } = await as({ sub: 'eve' }).call('cancel');
      expect(headers.get('www-authenticate')).toBe(
        'Bearer error="insufficient_scope", scope="orders orders:write orders:read"',
      );
      expect(body.error.message).toBe(
        'The token lacks the scope orders orders:write orders:read.',
      );
    });

    it('are told to a caller without a token with 401', async () => {
      const { status, headers } = await as().call('find');
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe('Bearer scope="orders"');
    });

    it('let in who has them, whichever way the token says so', async () => {
      for (const claims of [
        { scope: 'a orders b' },
        { scope: ['orders'] },
        { scp: ['orders'] },
        { scp: 'orders' },
      ]) {
        const found = await as({ sub: 'eve', ...claims }).call('find');
        expect(found.body.result.content[0].text).toBe('found');
      }
    });

    it('are lifted by @Public() on the method', async () => {
      const hours = await as().call('hours');
      expect(hours.body.result.content[0].text).toBe('9 to 5');
    });

    it('are not told of what is hidden as well', async () => {
      const eve = as({ sub: 'eve' });
      expect(said(await eve.call('drop'), 'drop')).toEqual(
        said(await eve.call('nope'), 'nope'),
      );
      const { status } = await as({ sub: 'eve', role: 'admin' }).call('drop');
      expect(status).toBe(403);
    });

    it('are told through a handler that uses the tool for such a caller', async () => {
      const eve = as({ sub: 'eve', scope: 'orders orders:read' });
      const { status, headers } = await eve.call('viaContext');
      expect(status).toBe(403);
      expect(headers.get('www-authenticate')).toContain('orders:write');
    });

    it('are shown on the tools as the schemes hosts read', async () => {
      const { body } = await as().send('tools/list');
      const schemes = Object.fromEntries(
        body.result.tools.map(
          ({ name, securitySchemes, _meta }: Record<string, any>) => [
            name,
            [securitySchemes, _meta?.securitySchemes],
          ],
        ),
      );
      const cancel = [
        {
          type: 'oauth2',
          scopes: ['orders', 'orders:write', 'orders:read'],
        },
      ];
      const none = [{ type: 'noauth' }];
      const find = [{ type: 'oauth2', scopes: ['orders'] }];
      expect(schemes).toEqual({
        cancel: [cancel, cancel],
        find: [find, find],
        hours: [none, none],
        viaContext: [undefined, undefined],
      });
    });
  });
});

describe('the option hideUnmetScopes', () => {
  it('hides what asks for scopes the token lacks', async () => {
    const { app, url } = await startWith([Orders, Plain], {
      authorization: { hideUnmetScopes: true },
    });
    const eve = new As(url, 'modern', { sub: 'eve', scope: 'orders' });
    expect(await eve.names('tools')).toEqual(['find', 'hours', 'viaContext']);
    expect(said(await eve.call('cancel'), 'cancel')).toEqual(
      said(await eve.call('nope'), 'nope'),
    );
    await app.close();
  });
});
