import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const MAIN = fileURLToPath(
  new URL('../../build/sample/03-stdio/main.js', import.meta.url),
);

describe.each(['legacy', 'auto'] as const)('the %s client', (mode) => {
  const client = new Client(
    { name: 'sample', version: '1.0.0' },
    { versionNegotiation: { mode } },
  );

  beforeAll(() =>
    client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [MAIN],
        stderr: 'ignore',
      }),
    ),
  );

  afterAll(() => client.close());

  it('has a marathon converted', async () => {
    const { structuredContent } = await client.callTool({
      name: 'convert',
      arguments: { value: 26.2, from: 'mi', to: 'km' },
    });

    expect(structuredContent).toEqual({ value: 42.1648128, unit: 'km' });
  });

  it('is told what cannot be converted', async () => {
    const { content, isError } = await client.callTool({
      name: 'convert',
      arguments: { value: 1, from: 'mi', to: 'kg' },
    });

    expect(isError).toBe(true);
    expect(content).toEqual([
      { type: 'text', text: 'mi is a unit of length, kg one of mass.' },
    ]);
  });

  it('is told which units there are', async () => {
    const { content } = await client.callTool({
      name: 'convert',
      arguments: { value: 1, from: 'miles', to: 'km' },
    });

    expect(content).toMatchObject([
      { text: expect.stringContaining('from: must be one of') },
    ]);
  });
});
