import { type DynamicApp, openDynamicApp } from './support.js';

describe('A component is meant by', () => {
  const handler = () => 'done';
  let app: DynamicApp;

  beforeEach(async () => {
    app = await openDynamicApp({});
    await app.mcp.addTool({ name: 'x', version: '1.0', handler });
    await app.mcp.addTool({ name: 'x', version: '2.0', handler });
    await app.mcp.addResource({ name: 'a', uri: 'DOCS://a%2d', handler });
  });

  afterEach(() => app.close());

  it('its version however that is written', async () => {
    expect(await app.mcp.removeTool('x', '3')).toBe(false);
    expect(await app.mcp.removeTool('x', '1')).toBe(true);
    expect(app.mcp.listTools().map(({ version }) => version)).toEqual(['2.0']);

    await app.mcp.disable({ names: ['x'] });
    expect(await app.mcp.getTool('x', '2')).toMatchObject({
      version: '2.0',
      enabled: false,
    });
  });

  it('its URI however that is written', async () => {
    expect(await app.mcp.removeResource('docs://b')).toBe(false);
    expect(await app.mcp.removeResource('docs://a-')).toBe(true);
    expect(app.mcp.listResources()).toEqual([]);
  });
});
