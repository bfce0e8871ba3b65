import { Injectable } from '@nestjs/common';
import {
  AppliesToLists,
  McpServerRef,
  Public,
  RequireRoles,
  RequireScopes,
  Tool,
} from '../../../lib/index.js';
import type { Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

class Home {
  @Tool()
  home() {
    return 'home';
  }
}

@AppliesToLists()
@Injectable()
class NobodyGuard {
  canActivate() {
    return false;
  }
}

describe('components added to a running server', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Home], { access: { roles: ['staff'] } });
    const server = running.app.get(McpServerRef, { strict: false });
    const handler = () => 'done';
    await server.addTool({
      name: 'drop',
      decorators: [RequireRoles('admin'), RequireScopes('drop')],
      handler,
    });
    await server.addTool({ name: 'hours', decorators: [Public()], handler });
    await server.addTool({
      name: 'preview',
      visible: ({ auth }) => auth.claims['beta'] === true,
      handler,
    });
    await server.addTool({ name: 'closed', guards: [NobodyGuard], handler });
  });
  afterAll(() => running.app.close());

  it('ask of callers what their decorators, their options and the server say', async () => {
    const names = (caller: object) =>
      new As(running.url, 'modern', { ...caller }).names('tools');
    expect(await names({})).toEqual(['hours']);
    expect(new Set(await names({ role: 'staff' }))).toEqual(
      new Set(['home', 'hours']),
    );
    expect(
      new Set(await names({ roles: ['staff', 'admin'], beta: true })),
    ).toEqual(new Set(['home', 'hours', 'drop', 'preview']));
  });

  it('are called by those who see them alone', async () => {
    const staff = new As(running.url, 'modern', { role: 'staff' });
    for (const name of ['drop', 'preview', 'closed']) {
      expect(said(await staff.call(name), name)).toEqual(
        said(await staff.call('nope'), 'nope'),
      );
    }
    const admin = new As(running.url, 'modern', { roles: ['staff', 'admin'] });
    expect((await admin.call('drop')).status).toBe(403);
  });
});
