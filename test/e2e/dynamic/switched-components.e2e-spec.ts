import { Injectable } from '@nestjs/common';
import { Completion, Prompt, Resource, Tool } from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from './support.js';

@Injectable()
class Shop {
  @Tool({ tags: ['read'], version: '1.0' })
  find(): string {
    return 'found';
  }

  @Tool({ name: 'find', tags: ['read', 'beta'], version: '2.0' })
  findBetter(): string {
    return 'found better';
  }

  @Tool({ tags: ['write'] })
  order(): string {
    return 'ordered';
  }

  @Resource({ uri: 'shop://terms', tags: ['read'] })
  terms(): string {
    return 'terms';
  }

  @Prompt({
    tags: ['write'],
    input: { type: 'object', properties: { what: { type: 'string' } } },
  })
  plan(): string {
    return 'plan';
  }

  @Completion({ prompt: 'plan', argument: 'what' })
  what(): string[] {
    return ['a', 'b'];
  }
}

describe('enabling and disabling components of a running server', () => {
  let app: DynamicApp;

  beforeEach(async () => {
    app = await openDynamicApp({ providers: [Shop] });
  });

  afterEach(() => app.close());

  function enabled(): string[] {
    const { mcp } = app;
    return [
      ...mcp.listTools(),
      ...mcp.listResources(),
      ...mcp.listPrompts(),
    ].flatMap(({ name, version, enabled }) =>
      enabled ? [version === undefined ? name : `${name} ${version}`] : [],
    );
  }

  it('by name: unknown, and in no list, until it is enabled', async () => {
    const client = await app.client();
    const told = app.told(client, 'tools');
    await app.mcp.disable({ names: ['order'] });

    await told;
    await expect(
      client.callTool({ name: 'order', arguments: {} }),
    ).rejects.toThrow('Unknown tool: order');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      'find',
    ]);
    expect(await app.mcp.getTool('order')).toMatchObject({ enabled: false });

    await app.mcp.enable({ names: ['order'] });
    expect(await client.callTool({ name: 'order', arguments: {} })).toEqual(
      expect.objectContaining({ content: [{ type: 'text', text: 'ordered' }] }),
    );
  });

  it('by tag and kind, which both must apply', async () => {
    await app.mcp.disable({ tags: ['write'], components: ['prompt'] });

    expect(enabled()).toEqual(['find 1.0', 'find 2.0', 'order', 'terms']);
  });

  it('by version: the next one is what clients get', async () => {
    await app.mcp.disable({ names: ['find'], version: '2.0' });

    expect(enabled()).toContain('find 1.0');
    expect(enabled()).not.toContain('find 2.0');
    expect(await app.mcp.callTool('find')).toMatchObject({
      content: [{ text: 'found' }],
    });
  });

  it('only: nothing else is left', async () => {
    await app.mcp.enable({ tags: ['read'], only: true });

    expect(enabled()).toEqual(['find 1.0', 'find 2.0', 'terms']);
  });

  it('the last word counts, and can be taken back', async () => {
    await app.mcp.disable({ all: true });
    await app.mcp.enable({ tags: ['beta'] });
    expect(enabled()).toEqual(['find 2.0']);

    await app.mcp.resetVisibility();
    expect(enabled()).toHaveLength(5);
  });

  it('nothing given is no component', async () => {
    await app.mcp.disable({});

    expect(enabled()).toHaveLength(5);
  });

  it('what is added later is meant, too', async () => {
    await app.mcp.disable({ tags: ['write'] });
    await app.mcp.addTool({
      name: 'cancel',
      tags: ['write'],
      handler: () => 'cancelled',
    });

    expect(enabled()).not.toContain('cancel');
    await app.mcp.enable({ names: ['cancel'] });
    expect(enabled()).toContain('cancel');
  });

  it('to and fro a thousand times changes nothing', async () => {
    for (let round = 0; round < 500; round += 1) {
      await app.mcp.disable({ names: ['order'] });
      await app.mcp.enable({ names: ['order'] });
    }

    expect(enabled()).toContain('order');
  });
});
