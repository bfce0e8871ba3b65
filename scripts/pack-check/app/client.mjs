/**
 * Starts the compiled application beside it, uses its tools, resource and prompt as
 * clients of both eras, finds its guards asked, and ends with 0 when all of it went well.
 */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

const TIMEOUT_MS = 30_000;

const server = fork(new URL('main.js', import.meta.url));
const timer = setTimeout(() => {
  console.error('The application did not answer in time.');
  process.exit(1);
}, TIMEOUT_MS);
server.once('exit', (code) => process.exit(code || 1));
const [{ url }] = await once(server, 'message');

for (const mode of ['legacy', { pin: '2026-07-28' }]) {
  const client = new Client(
    { name: 'pack-check', version: '1.0.0' },
    { versionNegotiation: { mode } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url)));
  const { tools } = await client.listTools();
  assert.deepEqual(
    tools.map(({ name, inputSchema }) => [
      name,
      Object.keys(inputSchema.properties ?? {}),
    ]),
    [
      ['add', ['a', 'b']],
      ['asked', []],
    ],
  );
  const ask = async () => {
    const { content } = await client.callTool({ name: 'asked' });
    return content[0].text.split(', ').slice(-4).join(', ');
  };
  await ask();
  const { content } = await client.callTool({
    name: 'add',
    arguments: { a: 19, b: 23 },
  });
  assert.deepEqual(content, [{ type: 'text', text: '42' }]);
  // Each guard once for each call, the request-scoped global one included.
  assert.equal(await ask(), 'global add, class add, global asked, class asked');
  const { contents } = await client.readResource({ uri: 'packed://one' });
  assert.equal(contents[0].text, 'read one');
  assert.equal(
    await ask(),
    'global read, class read, global asked, class asked',
  );
  const { messages } = await client.getPrompt({
    name: 'greet',
    arguments: { name: 'Ada' },
  });
  assert.equal(messages[0].content.text, 'Say hello to Ada.');
  assert.equal(
    await ask(),
    'global greet, class greet, global asked, class asked',
  );
  const stranger = new StreamableHTTPClientTransport(new URL('/mcp', url), {
    requestInit: { headers: { 'x-key': 'wrong' } },
  });
  await assert.rejects(
    new Client({ name: 'stranger', version: '1' }).connect(stranger),
    /403|Forbidden/,
  );
  await client.close();
}

clearTimeout(timer);
server.removeAllListeners('exit');
server.kill();
