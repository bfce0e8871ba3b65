import { once } from 'node:events';
import { afterAll, describe, expect, it } from '@jest/globals';
import { endProcesses, SERVER, StdioProcess } from './support/stdio-process.js';

const SHORT_GRACE = '200';

/** A program that starts the server as clients do, and leaves it what it notes on. */
const PARENT = `
const { spawn } = require('node:child_process');
const [, server, tool] = process.argv;
const child = spawn(process.execPath, [server, 'run', '${SHORT_GRACE}'], { stdio: ['pipe', 'pipe', 'pipe', 3] });
child.stdin.write(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool } }) + '\\n');
`;

/** How a process ended, and how long that took. */
async function ended(server: StdioProcess) {
  const start = Date.now();
  return { code: await server.exit, ms: Date.now() - start };
}

/** A server that has begun a call. */
async function calling(tool: string, ...args: string[]): Promise<StdioProcess> {
  const server = new StdioProcess(...args).send({ id: 0, method: 'ping' });
  await server.answers(1);
  return server.call(1, tool);
}

afterAll(endProcesses);

describe('the process of a stdio server', () => {
  it('ends when the client closes standard input, its shutdown hooks run', async () => {
    const server = await calling('report');
    await server.answers(5);
    server.end();
    const { code, ms } = await ended(server);

    expect(code).toBe(0);
    expect(ms).toBeLessThan(4_000);
    expect(server.notes).toContain('closed');
  });

  it('answers what it was asked before standard input was closed', async () => {
    const server = new StdioProcess().call(1, 'linger').end();

    expect(await server.exit).toBe(0);
    expect(server.messages).toMatchObject([{ id: 1, result: {} }]);
  });

  it.each([
    ['stops when it is told to', 'wait', 'aborted'],
    ['never stops', 'hang', 'closed'],
  ])('ends also while a call %s', async (_, tool, note) => {
    const server = (await calling(tool, 'run', SHORT_GRACE)).end();
    const { code, ms } = await ended(server);

    expect(code).toBe(0);
    expect(ms).toBeLessThan(4_000);
    expect(server.notes).toContain(note);
    expect(server.messages.at(-1)).toMatchObject({
      id: 1,
      error: { message: 'The server is shutting down.' },
    });
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends on %s as when standard input is closed',
    async (signal) => {
      const server = await calling('linger');
      server.child.kill(signal);

      expect(await server.exit).toBe(0);
      expect(server.notes).toContain('closed');
    },
  );

  it('does not wait for a call once a signal follows', async () => {
    const server = (await calling('hang', 'run', '60000')).end();
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.child.kill('SIGTERM');
    const { code, ms } = await ended(server);

    expect(code).toBe(0);
    expect(ms).toBeLessThan(4_000);
  });

  it('ends when the client closes standard input, its answers unread', async () => {
    const server = new StdioProcess('run', SHORT_GRACE);
    await server.until(({ notes }) => notes.includes('running'));
    server.child.stdout?.pause();
    for (const id of [1, 2, 3]) {
      server.call(id, 'repeat', { text: 'y'.repeat(1_000_000) });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    server.end();
    const [code] = await once(server.child, 'exit');

    expect(code).toBe(0);
    expect(server.notes).toContain('closed');
  });

  it('ends when the client reads no more', async () => {
    const server = await calling('hang', 'run', '60000');
    server.child.stdout?.destroy();
    server.call(2, 'size', { text: 'x' }).call(3, 'size', { text: 'x' });
    const { code } = await ended(server);

    expect(code).toBe(0);
    expect(server.notes).toContain('closed');
  });

  it.each(['linger', 'hang'])(
    'does not outlive a client that is killed during a call that would %s',
    async (tool) => {
      const client = new StdioProcess('-e', PARENT, SERVER, tool);
      const notes = client.child.stdio[3];
      await client.until((self) => self.notes.includes('running'));
      client.child.kill('SIGKILL');
      // The pipe is closed when the last process that has it has ended.
      if (notes) await once(notes, 'close');

      expect(client.notes).toContain('closed');
    },
  );

  it('ends when the application does not close, and says so', async () => {
    const server = new StdioProcess('stuck').end();

    expect(await server.exit).toBe(1);
    expect(server.stderr).toContain('did not close within 5000 ms');
  });

  it.each([
    ['broken', 'MCP_INVALID_OPTION'],
    ['unserved', 'MCP_SERVER_NOT_FOUND'],
  ])(
    'ends when the application cannot start, and says why: %s',
    async (mode, reason) => {
      const server = new StdioProcess(mode);

      expect(await server.exit).toBe(1);
      expect(server.stderr).toContain(reason);
      expect(server.stdout).toBe('');
    },
  );
});
