import {
  type CanActivate,
  type ExecutionContext,
  Module,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import {
  McpContext,
  McpModule,
  McpServerRef,
  Tool,
} from '../../../lib/index.js';
import { type Running, start } from '../support/platforms.js';
import { RawSession } from '../support/raw-session.js';
import { said } from './support.js';

const TOKEN = 'eyJhbGciOi.very.secret';

class TellingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers, auth } = context.switchToHttp().getRequest();
    const sent = headers['authorization'] ?? '';
    if (sent || auth) {
      throw new UnauthorizedException(
        `${sent} of ${headers['x-key']} with ${auth?.token} is not valid.`,
      );
    }
    return true;
  }
}

class Tools {
  @Tool()
  pay() {
    return 'paid';
  }

  @Tool()
  refund() {
    return 'refunded';
  }

  @Tool()
  async hide(ctx: McpContext) {
    await ctx.hide({ names: ['pay'] });
  }

  @Tool()
  @UseGuards(TellingGuard)
  guarded() {
    return 'guarded';
  }
}

@Module({ imports: [McpModule.forRoot()], providers: [Tools] })
class AppModule {}

describe('an explanation', () => {
  let running: Running;
  let mcp: McpServerRef;
  beforeAll(async () => {
    running = await start(AppModule, 'express');
    mcp = running.app.get(McpServerRef, { strict: false });
  });
  afterAll(() => running.app.close());

  it('has what a handler hid in the session', async () => {
    const { id } = await hiddenSession();
    const hidden = await mcp.explain({ tool: 'pay' }, { session: id });
    expect(hidden.outcome).toBe('hidden');
    expect(said(hidden).slice(1)).toEqual([
      'session ctx.hide(): hides it in the session.',
      'list tools/list: does not show it.',
    ]);
    const shown = await mcp.explain({ tool: 'refund' }, { session: id });
    expect(shown.outcome).toBe('visible');
    expect(said(shown)).toContain(
      'session ctx.show(): leaves it in the session.',
    );
    expect((await mcp.explain({ tool: 'pay' })).outcome).toBe('visible');
  });

  it("says that a session is another caller's, or none", async () => {
    const { id } = await hiddenSession();
    const user = { sub: 'eve' };
    const others = await mcp.explain({ tool: 'refund' }, { session: id, user });
    expect(others.outcome).toBe('denied');
    expect(said(others)).toContain(
      "session the session: is not the caller's: 404, Session not found",
    );
    const none = await mcp.explain({ tool: 'refund' }, { session: 'nonsense' });
    expect(none.outcome).toBe('denied');
    expect(said(none).at(-1)).toBe(
      'session the session: is unknown, expired or was ended: 404, Session not found',
    );
  });

  it('has nothing in it that only the caller may know', async () => {
    const explanation = await mcp.explain(
      { tool: 'guarded' },
      {
        headers: { authorization: `Bearer ${TOKEN}`, 'x-key': 'key-12345' },
        auth: { token: 'another-token', subject: 'ann' },
      },
    );

    expect(explanation.outcome).toBe('denied');
    expect(explanation.toString()).toContain(
      '401, … of … with … is not valid.',
    );
    const all = explanation.toString() + JSON.stringify(explanation);
    for (const secret of [TOKEN, 'key-12345', 'another-token']) {
      expect(all).not.toContain(secret);
    }
  });

  async function hiddenSession(): Promise<RawSession> {
    const session = await RawSession.open(`${running.url}/mcp`);
    const hide = { name: 'hide', arguments: {} };
    const answer = await session.post({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: hide,
    });
    await answer.text();
    return session;
  }
});
