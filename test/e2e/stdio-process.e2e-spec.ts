import { afterAll, describe, expect, it } from '@jest/globals';
import { endProcesses, StdioProcess } from './support/stdio-process.js';

const ping = (id: number) => ({ id, method: 'ping' });
const text = (said: string) => ({ content: [{ type: 'text', text: said }] });

afterAll(endProcesses);

describe('standard output of a stdio server', () => {
  it.each(['run', 'serve'])(
    'has nothing on it but the protocol, whoever writes to it: %s',
    async (mode) => {
      const server = new StdioProcess(mode).call(1, 'say');
      await server.answers(1);
      server.end();
      await server.exit;

      expect(server.messages).toEqual([
        { jsonrpc: '2.0', id: 1, result: text('said') },
      ]);
      for (const line of [
        '"forged":true',
        'told',
        'complained',
        'written',
        'closing',
        'closed',
      ]) {
        expect(server.stderr).toContain(line);
      }
      expect(server.notes).toContain('written');
    },
  );

  it('is kept clean from the start: logs go to standard error', async () => {
    const server = new StdioProcess().end();
    await server.exit;

    expect(server.stdout).toBe('');
    for (const line of [
      'Starting Nest application',
      'constructed',
      'initialised',
      'Mapped tool {say}',
      'MCP server "nest-app" is served over stdio',
    ]) {
      expect(server.stderr).toContain(line);
    }
  });

  it('is taken before a module that is still to come is loaded', async () => {
    const server = new StdioProcess('lazy').send(ping(1));
    await server.answers(1);
    server.end();

    expect(await server.exit).toBe(0);
    expect(server.messages).toMatchObject([{ id: 1 }]);
    expect(server.stderr).toContain('loaded');
  });

  it('belongs to one server of the process', async () => {
    const server = new StdioProcess('serve').send(ping(1));
    await server.until(({ stderr }) => stderr.includes('MCP_STDIO_TAKEN'));
    await server.answers(1);
    server.end();

    expect(await server.exit).toBe(0);
    expect(server.stderr).toContain('standard output is served already');
  });
});

describe('a stdio server', () => {
  it('that is closed gives standard output back, and can be served again', async () => {
    const server = new StdioProcess('again').call(1, 'say');
    await server.until(({ stdout }) => stdout.includes('free'));
    server.send(ping(2));
    await server.answers(3);
    server.end();

    expect(server.messages).toEqual([
      { jsonrpc: '2.0', id: 1, result: text('said') },
      'free',
      { jsonrpc: '2.0', id: 2, result: {} },
    ]);
    expect(await server.exit).toBe(0);
  });

  it('that is closed gives standard output back also when the client does not read', async () => {
    const server = new StdioProcess('again');
    server.child.stdout?.pause();
    server.call(1, 'repeat', { text: 'y'.repeat(2_000_000) }).call(2, 'say');
    await server.until(({ notes }) => notes.includes('given back'));
    server.child.stdout?.resume();
    server.send(ping(3)).end();

    expect(await server.exit).toBe(0);
    expect(server.messages.at(-1)).toMatchObject({ id: 3 });
  });

  it('can be served and closed as often as wanted', async () => {
    const server = new StdioProcess('often').send(ping(1));
    await server.answers(1);
    server.end();

    expect(await server.exit).toBe(0);
    expect(server.stderr).not.toContain('Warning');
  });

  it('survives what is no message', async () => {
    const server = new StdioProcess().send('{', 'hello', '[]', '', ping(1));
    await server.answers(4);
    server.end();

    expect(server.messages).toMatchObject([
      { id: null, error: { code: -32700 } },
      { id: null, error: { code: -32700 } },
      { id: null, error: { code: -32600 } },
      { id: 1, result: {} },
    ]);
    expect(await server.exit).toBe(0);
  });

  it('takes and gives large messages, up to its limit', async () => {
    const server = new StdioProcess();
    server.call(1, 'size', { text: 'x'.repeat(1_000_000) });
    server.call(2, 'size', { text: 'x'.repeat(5_000_000) });
    server.call(3, 'repeat', { text: 'y'.repeat(2_000_000) });
    await server.answers(3);
    const { messages } = server.end();

    expect(messages.find(({ id }) => id === 1)?.result).toEqual(
      text('1000000'),
    );
    expect(messages.find(({ id }) => id === null)?.error).toEqual({
      code: -32000,
      message: 'The message is larger than 4194304 bytes.',
    });
    expect(messages.find(({ id }) => id === 3)?.result?.content).toHaveLength(
      1,
    );
    expect(await server.exit).toBe(0);
  });

  it('runs calls side by side', async () => {
    const server = new StdioProcess().send(ping(0));
    await server.answers(1);
    const start = Date.now();
    for (let id = 1; id <= 20; id += 1) server.call(id, 'linger');
    await server.answers(21);

    // One after the other they would take six seconds.
    expect(Date.now() - start).toBeLessThan(4_000);
    expect(new Set(server.messages.map(({ id }) => id)).size).toBe(21);
    server.end();
    expect(await server.exit).toBe(0);
  });

  it('has its throttler count', async () => {
    const server = new StdioProcess();
    for (let id = 1; id <= 51; id += 1) server.call(id, 'linger');
    await server.answers(51);
    server.end();

    const denied = server.messages.filter(({ error }) => error);
    expect(denied).toMatchObject([{ error: { code: -32012 } }]);
    expect(await server.exit).toBe(0);
  });
});
