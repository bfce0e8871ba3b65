import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import {
  getMcpServerRefToken,
  McpConfigurationException,
  McpModule,
  type McpServerRef,
  Tool,
} from '../../../lib/index.js';
import { silentLogger } from '../../support/silent-logger.js';
import { type DynamicApp, openDynamicApp } from './support.js';

@Injectable()
class Clock {
  @Tool()
  now(): string {
    return 'noon';
  }
}

@Module({})
class OtherModule {}

@Injectable()
class Unheard {
  constructor(readonly missing: OtherModule) {}

  canActivate(): boolean {
    return true;
  }
}

describe('components a running server refuses', () => {
  let app: DynamicApp;
  let mcp: McpServerRef;

  beforeAll(async () => {
    app = await openDynamicApp({ providers: [Clock] });
    mcp = app.mcp;
  });

  afterAll(() => app.close());

  async function refusal(adding: Promise<unknown>): Promise<string> {
    const before = mcp.listTools();
    const error: unknown = await adding.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(mcp.listTools()).toEqual(before);
    if (error instanceof McpConfigurationException) return error.message;
    throw new Error('It was added.', { cause: error });
  }

  const handler = () => '';

  it.each([
    [
      'a name nobody could send',
      { name: 'no spaces', handler },
      'MCP_INVALID_NAME',
    ],
    ['no name', { name: '', handler }, 'MCP_INVALID_DEFINITION'],
    ['a name that is taken', { name: 'now', handler }, 'MCP_DUPLICATE_NAME'],
    [
      'a version beside one without',
      { name: 'now', version: '2', handler },
      'MCP_MIXED_VERSIONS',
    ],
    [
      'a version with an @',
      { name: 'x', version: '1@2', handler },
      'MCP_INVALID_VERSION',
    ],
    [
      'an empty version',
      { name: 'x', version: '', handler },
      'MCP_INVALID_VERSION',
    ],
    [
      'a time limit of nothing',
      { name: 'x', timeoutMs: 0, handler },
      'MCP_INVALID_TIMEOUT',
    ],
    [
      'an input that is no object',
      { name: 'x', input: z.string(), handler },
      'MCP_SCHEMA_',
    ],
    [
      'a guard that cannot be made',
      { name: 'x', guards: [Unheard], handler },
      'MCP_ENHANCER_UNRESOLVED',
    ],
    [
      'a decorator that says what it is',
      { name: 'x', decorators: [Tool()], handler },
      'MCP_INVALID_DEFINITION',
    ],
    [
      'a module the server does not have',
      { name: 'x', module: OtherModule, handler },
      'MCP_MODULE_NOT_OFFERED',
    ],
  ])('%s', async (_, tool, code) => {
    const message = await refusal(mcp.addTool(tool));

    expect(message).toContain('The tool was not added: 1 problem.');
    expect(message).toContain(code);
  });

  it('a guard that cannot be made, for another server of the application as well', async () => {
    const [one, two] = ['one', 'two'];
    @Module({
      imports: [
        McpModule.forRoot({ id: one, http: { path: one } }),
        McpModule.forRoot({ id: two, http: { path: two } }),
      ],
    })
    class TwoServers {}
    const module = await Test.createTestingModule({ imports: [TwoServers] })
      .setLogger(silentLogger)
      .compile();
    await module.init();
    const guarded = { name: 'x', guards: [Unheard], handler };

    for (const id of [one, two, one]) {
      const server = module.get<McpServerRef>(getMcpServerRefToken(id), {
        strict: false,
      });
      await expect(server.addTool(guarded)).rejects.toThrow(
        'Unheard cannot be instantiated',
      );
      expect(server.listTools()).toEqual([]);
    }
    await module.close();
  });

  it('what has not the shape of a definition, with what is wrong', async () => {
    const row = JSON.parse(
      '{"name":"x","description":null,"tags":"a","guards":{},"meta":[]}',
    );
    const message = await refusal(mcp.addTool(row));

    for (const key of ['handler', 'description', 'tags', 'guards', 'meta']) {
      expect(message).toContain(`"${key}" is`);
    }
    for (const nothing of [null, 7, 'tool']) {
      const call = mcp.addTool(JSON.parse(JSON.stringify(nothing)));
      expect(await refusal(call)).toContain('MCP_INVALID_DEFINITION');
    }
  });

  it('an object that cannot be read, or that contains itself', async () => {
    const throwing = {
      name: 'x',
      handler,
      get input(): undefined {
        throw new Error('no input today');
      },
    };
    const meta: Record<string, unknown> = {};
    meta['self'] = meta;

    expect(await refusal(mcp.addTool(throwing))).toContain('no input today');
    expect(await refusal(mcp.addTool({ name: 'x', meta, handler }))).toContain(
      'DynamicTool.x: it cannot be read',
    );
  });

  it('a resource whose URI is none, and a template that cannot be read', async () => {
    expect(
      await refusal(mcp.addResource({ name: 'x', uri: 'nowhere', handler })),
    ).toContain('MCP_INVALID_URI');
    expect(
      await refusal(mcp.addResource({ name: 'x', uri: 'a://{', handler })),
    ).toContain('MCP_INVALID_TEMPLATE');
  });

  it('what comes back under a name that was taken meanwhile', async () => {
    await mcp.disable({ names: ['now'] });
    await mcp.addTool({ name: 'now', handler });

    const message = await refusal(mcp.enable({ names: ['now'] }));

    expect(message).toContain('Nothing was enabled');
    expect(message).toContain('MCP_DUPLICATE_NAME');
    await mcp.removeTool('now');
    await mcp.resetVisibility();
  });

  it('criteria that are none', async () => {
    expect(await refusal(mcp.disable(JSON.parse('{"names":"now"}')))).toContain(
      'MCP_INVALID_VISIBILITY',
    );
    expect(await refusal(mcp.disable({ only: true }))).toContain(
      'MCP_INVALID_VISIBILITY',
    );
    await expect(mcp.callTool('now')).resolves.toBeDefined();
  });
});
