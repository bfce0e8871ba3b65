import { type CanActivate, Injectable } from '@nestjs/common';
import {
  type ComponentSource,
  McpSource,
  type ToolDefinition,
} from '../../../lib/index.js';
import { openDynamicApp } from './support.js';

@Injectable()
class Missing {}

@Injectable()
class BrokenGuard implements CanActivate {
  constructor(readonly missing: Missing) {}

  canActivate() {
    return true;
  }
}

let runs = 0;

@McpSource()
class Rows implements ComponentSource {
  list() {
    return [];
  }

  get(kind: string, name: string): ToolDefinition | undefined {
    if (kind !== 'tool') return undefined;
    if (name.startsWith('open')) {
      return { kind: 'tool', name, handler: () => 'open' };
    }
    return {
      kind: 'tool',
      name,
      guards: [BrokenGuard],
      handler: () => {
        runs += 1;
      },
    };
  }
}

describe('a tool whose guard cannot be made', () => {
  it('lets nobody in, whatever else is looked for and added at the time', async () => {
    const app = await openDynamicApp({ providers: [Rows] });
    for (let round = 0; round < 5; round += 1) {
      const [secret, open, added] = await Promise.allSettled([
        app.mcp.callTool(`secret${round}`),
        app.mcp.callTool(`open${round}`),
        app.mcp.addTool({ name: `added${round}`, handler: () => 1 }),
      ]);
      expect([secret.status, open.status, added.status]).toEqual([
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
    }
    await app.close();
    expect(runs).toBe(0);
  });
});
