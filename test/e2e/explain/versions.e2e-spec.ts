import { Injectable } from '@nestjs/common';
import { RequireRoles, Resource, Tool } from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from '../dynamic/support.js';
import { said } from './support.js';

@Injectable()
class Shop {
  @Tool({ version: '1.0' })
  find() {
    return '1.0';
  }

  @Tool({ name: 'find', version: '2.0' })
  findBetter() {
    return '2.0';
  }

  @Tool({ name: 'find', version: '3.0' })
  @RequireRoles('tester')
  findBest() {
    return '3.0';
  }

  @Resource('shop://orders/all')
  @RequireRoles('tester')
  all() {
    return 'all';
  }

  @Resource('shop://orders/{id}')
  one() {
    return 'one';
  }
}

describe('an explanation of one of several', () => {
  let app: DynamicApp;
  const tester = { user: { role: 'tester' } };

  beforeAll(async () => {
    app = await openDynamicApp({ providers: [Shop] });
  });
  afterAll(() => app.close());

  it('is of the highest version that the caller sees', async () => {
    const { mcp } = app;
    const best = await mcp.explain({ tool: 'find' }, tester);
    expect(best).toMatchObject({ outcome: 'visible', version: '3.0' });
    const better = await mcp.explain({ tool: 'find' });
    expect(better).toMatchObject({ outcome: 'visible', version: '2.0' });
    expect(said(better).slice(1)).toEqual([
      'version version 3.0: is hidden: the roles rule of Shop.findBest hides it from the caller.',
      'version version 1.0: comes after it.',
      'list tools/list: shows it.',
    ]);
  });

  it('says which version lists show in the place of the one asked for', async () => {
    const old = await app.mcp.explain({ tool: 'find', version: '1.0' });

    expect(old).toMatchObject({ outcome: 'unlisted', version: '1.0' });
    expect(said(old).slice(1)).toEqual([
      'version version 3.0: is higher, but hidden: the roles rule of Shop.findBest hides it from the caller.',
      'version version 2.0: is higher: clients get it that do not ask for another.',
      'list tools/list: shows version 2.0 in its place.',
    ]);
  });

  it('says which versions there are in the place of one there is not', async () => {
    const none = await app.mcp.explain({ tool: 'find', version: '9' });

    expect(none).toMatchObject({ outcome: 'unknown', version: '9', near: [] });
    expect(said(none)).toEqual([
      'version version 3.0: is there; the one asked for is not.',
      'version version 2.0: is there; the one asked for is not.',
      'version version 1.0: is there; the one asked for is not.',
    ]);
  });

  it('says that a higher one is switched off', async () => {
    const { mcp } = app;
    await mcp.disable({ names: ['find'], version: '3.0' });
    const off = await mcp.explain({ tool: 'find', version: '3.0' });
    const next = await mcp.explain({ tool: 'find' }, tester);
    await mcp.resetVisibility();

    expect(off.outcome).toBe('hidden');
    expect(next).toMatchObject({ outcome: 'visible', version: '2.0' });
    expect(said(next)).toContain(
      'version version 3.0 (Shop.findBest): is left out by McpServerRef.disable().',
    );
  });

  it('is of the template that fits where the resource itself is hidden', async () => {
    const resource = 'shop://orders/all';
    const { mcp } = app;
    expect(await mcp.explain({ resource }, tester)).toMatchObject({
      outcome: 'visible',
      kind: 'resource',
    });
    const template = await mcp.explain({ resource });
    expect(template).toMatchObject({
      outcome: 'visible',
      kind: 'resource-template',
      name: 'shop://orders/{id}',
    });
    expect(said(template)).toContain(
      'version the URI shop://orders/all: is hidden: the roles rule of Shop.all hides it from the caller.',
    );
  });
});
