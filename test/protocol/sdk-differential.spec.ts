import { Logger } from '@nestjs/common';
import {
  McpServer,
  createMcpHandler,
  fromJsonSchema,
} from '@modelcontextprotocol/server';
import { HttpTransport } from '../../lib/transports/http/http-transport.js';
import { createInMemoryFetch } from '../../lib/transports/in-memory/in-memory-fetch.js';
import {
  ALLOWED_DIFFERENCES,
  allowedDifference,
} from './allowed-differences.js';
import { dispatcherOf, input, tool } from './fixtures.js';
import { type GeneratedRequest, generateRequest } from './generated-request.js';
import { type Outcome, outcomeOf, sameOutcome } from './outcome.js';
import { Random } from './random.js';

const REQUESTS = 12_000;
const URL_OF_BOTH = 'http://localhost/mcp';
const ROUTE = {
  type: 'object',
  properties: {
    region: { type: 'string', 'x-mcp-header': 'Region' },
    count: { type: 'integer', 'x-mcp-header': 'Count' },
    place: {
      type: 'object',
      properties: { dry: { type: 'boolean', 'x-mcp-header': 'Dry' } },
    },
  },
} as const;

function theirs() {
  return createMcpHandler(() => {
    const server = new McpServer(
      { name: 'weather', version: '1.0.0' },
      { capabilities: { logging: {} } },
    );
    const answer = async () => ({ content: [] });
    server.registerTool(
      'echo',
      { inputSchema: fromJsonSchema({ type: 'object' }) },
      answer,
    );
    server.registerTool(
      'route',
      { inputSchema: fromJsonSchema(ROUTE) },
      answer,
    );
    return server;
  });
}

function ours() {
  const tools = [tool('echo'), tool('route', { input: input(ROUTE) })];
  return createInMemoryFetch(
    new HttpTransport({ dispatcher: dispatcherOf(tools) }),
  );
}

function requestOf({ httpMethod, headers, body }: GeneratedRequest): Request {
  const hasBody = httpMethod !== 'GET';
  return new Request(URL_OF_BOTH, {
    method: httpMethod,
    headers,
    // As bytes: text would bring a content type of its own.
    ...(hasBody && { body: new TextEncoder().encode(body) }),
  });
}

describe('the SDK as oracle', () => {
  it(`gets the same status and code for ${REQUESTS} generated requests, but for the listed differences`, async () => {
    Logger.overrideLogger(false);
    const random = new Random(20260728);
    const sdk = theirs();
    const own = ours();
    const seen = new Map<string, number>();
    const unexplained: {
      request: GeneratedRequest;
      ours: Outcome;
      theirs: Outcome;
    }[] = [];
    for (let count = 0; count < REQUESTS; count += 1) {
      const request = generateRequest(random);
      const [our, their] = await Promise.all([
        own(requestOf(request)).then(outcomeOf),
        sdk.fetch(requestOf(request)).then(outcomeOf),
      ]);
      if (sameOutcome(our, their)) continue;
      const name = allowedDifference({ request, ours: our, theirs: their });
      if (name === undefined)
        unexplained.push({ request, ours: our, theirs: their });
      else seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    const report = ALLOWED_DIFFERENCES.map(
      ({ name, reason }) => `${seen.get(name) ?? 0} × ${name}: ${reason}`,
    );
    process.stdout.write(`${REQUESTS} requests\n  ${report.join('\n  ')}\n`);
    expect(unexplained.slice(0, 5)).toEqual([]);
    expect([...seen.keys()].sort()).toEqual(
      ALLOWED_DIFFERENCES.map(({ name }) => name).sort(),
    );
  }, 120_000);
});
