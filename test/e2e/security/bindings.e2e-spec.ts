import type { DynamicModule } from '@nestjs/common';
import {
  JwtVerifier,
  McpAuthModule,
  SigningKeyPair,
} from '../../../lib/auth/index.js';
import {
  Input,
  McpContext,
  McpModule,
  RequireScopes,
  Tool,
} from '../../../lib/index.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { RawSession } from '../support/raw-session.js';
import { rpc } from '../support/rpc.js';

type Server = 'shop' | 'admin';

const issuer = 'https://id.example.com';
const resourceOf = (id: Server) => `https://api.example.com/${id}/mcp`;
const signing = await SigningKeyPair.generate('ES256');
// What one server seals, the other could open.
const keys = ['a secret of at least thirty-two bytes'];

class Tools {
  @Tool()
  async count({ state }: McpContext) {
    const count = ((await state.get<number>('count')) ?? 0) + 1;
    await state.set('count', count);
    return String(count);
  }

  @Tool()
  talk({ log }: McpContext) {
    log.info('for one caller alone');
    return 'talked';
  }

  @Tool()
  async transfer(@Input('amount') amount: number, ctx: McpContext) {
    const sure = await ctx.confirm('sure', `Transfer ${amount}?`);
    return sure ? 'transferred' : 'not transferred';
  }

  @Tool()
  @RequireScopes('delete')
  delete() {
    return 'deleted';
  }
}

/** One issuer, one set of keys, the same tools: what tells two servers apart is who they are. */
const app: DynamicModule = {
  module: class AppModule {},
  imports: (['shop', 'admin'] as const).flatMap((id) => [
    McpModule.forRoot({ id, name: id, keys, http: { path: `${id}/mcp` } }),
    McpAuthModule.forRoot({
      server: id,
      resource: resourceOf(id),
      authorizationServers: [issuer],
      verifier: new JwtVerifier({
        publicKey: signing.publicKey,
        issuer,
        audience: resourceOf(id),
      }),
    }),
  ]),
  providers: [Tools],
};

const bearer = async (
  subject: string,
  server: Server,
  scopes: readonly string[] = [],
) => ({
  authorization: `Bearer ${await signing.sign({
    issuer,
    audience: resourceOf(server),
    subject,
    clientId: 'app',
    scopes,
  })}`,
});

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
const ELICITATION = {
  'io.modelcontextprotocol/clientCapabilities': { elicitation: { form: {} } },
};

describe.each(PLATFORMS)('on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(app, platform);
  });

  afterAll(() => running.app.close());

  const urlOf = (server: Server) => `${running.url}/${server}/mcp`;
  const call = async (
    subject: string,
    server: Server,
    name: string,
    more: Record<string, unknown> = {},
    scopes: readonly string[] = [],
  ) =>
    rpc(
      urlOf(server),
      'modern',
      'tools/call',
      { name, _meta: ELICITATION, ...more },
      await bearer(subject, server, scopes),
    );
  const sessionOf = async (subject: string, server: Server) =>
    RawSession.open(urlOf(server), await bearer(subject, server));

  describe('what belongs to a caller', () => {
    it('is no session of another one: nothing is posted to it, read from it, ended', async () => {
      const alice = await sessionOf('alice', 'shop');
      const bob = alice.as(await bearer('bob', 'shop'));
      const { response } = await bob.resume('1');
      const answers = [response, await bob.post(LIST), await bob.end()];

      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect((await alice.post(LIST)).status).toBe(200);
    });

    it('is no stream of events of another one', async () => {
      const [alice, bob] = await Promise.all([
        sessionOf('alice', 'shop'),
        sessionOf('bob', 'shop'),
      ]);
      const stream = await alice.call('talk');
      await stream.next();
      const mark = stream.lastId;
      const own = await alice.resume(mark);
      const stolen = await bob.resume(mark);

      expect(own.response.status).toBe(200);
      expect(JSON.stringify(await own.message())).toContain('alone');
      expect(stolen.response.status).toBe(400);
      await stream.drop();
    });

    it('is no state of a call of another one', async () => {
      const begun = await call('alice', 'shop', 'transfer', {
        arguments: { amount: 5 },
      });
      const { requestState } = begun.body.result;
      const goOn = (subject: string, server: Server = 'shop') =>
        call(subject, server, 'transfer', {
          arguments: { amount: 5 },
          requestState,
          inputResponses: {
            sure: { action: 'accept', content: { sure: true } },
          },
        });

      expect((await goOn('bob')).body.error.code).toBe(-32602);
      expect((await goOn('alice', 'admin')).body.error.code).toBe(-32602);
      expect((await goOn('alice')).body.result.resultType).toBe('complete');
    });
  });

  describe('what belongs to a server', () => {
    it('is no session of another server, whoever asks', async () => {
      const shop = await sessionOf('alice', 'shop');
      const admin = shop.as(await bearer('alice', 'admin'), urlOf('admin'));

      expect((await admin.post(LIST)).status).toBe(404);
      expect((await admin.end()).status).toBe(404);
      expect((await shop.post(LIST)).status).toBe(200);
    });

    it('is nothing that handlers keep for a caller at another server', async () => {
      const counted = async (server: Server) =>
        (await call('carol', server, 'count')).body.result.content[0].text;

      expect([
        await counted('shop'),
        await counted('shop'),
        await counted('admin'),
      ]).toEqual(['1', '2', '1']);
    });

    it('is no scope of a token for another server', async () => {
      const forShop = await bearer('alice', 'shop', ['delete']);
      const atAdmin = await rpc(
        urlOf('admin'),
        'modern',
        'tools/call',
        { name: 'delete' },
        forShop,
      );
      const without = await call('alice', 'admin', 'delete');
      const allowed = await call('alice', 'admin', 'delete', {}, ['delete']);

      expect([atAdmin.status, without.status, allowed.status]).toEqual([
        401, 403, 200,
      ]);
      expect(without.headers.get('www-authenticate')).toContain(
        'error="insufficient_scope", scope="delete"',
      );
    });
  });
});
