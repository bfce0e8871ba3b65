import {
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { McpConfigurationException, McpServerRef } from '../../../lib/index.js';
import { compileDynamicApp, openDynamicApp } from './support.js';

const handler = () => 'there';

@Injectable()
class Early implements OnModuleInit, OnApplicationBootstrap {
  readonly #built: Promise<void>;
  bootstrapped: unknown;
  refused: unknown;

  constructor(private readonly mcp: McpServerRef) {
    this.#built = mcp.addTool({ name: 'constructed', handler });
  }

  async onModuleInit(): Promise<void> {
    await this.#built;
    await this.mcp.addTool({ name: 'early', handler });
    await this.mcp.addTool({ name: 'regretted', handler });
    await this.mcp.addTool({ name: 'disabled', handler });
    await this.mcp.disable({ names: ['disabled'] });
    await this.mcp.removeTool('regretted');
    this.refused = await this.mcp
      .addTool({ name: 'no spaces', handler })
      .catch((error: unknown) => error);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.mcp.addTool({ name: 'late', handler });
    this.bootstrapped = await this.mcp.callTool('late');
  }
}

@Injectable()
class Clashing implements OnModuleInit {
  constructor(private readonly mcp: McpServerRef) {}

  async onModuleInit(): Promise<void> {
    await this.mcp.addTool({ name: 'twice', handler });
    await this.mcp.addTool({ name: 'twice', handler });
  }
}

describe('what is added before the server has started', () => {
  it('is there when it starts, as far as it is right', async () => {
    const app = await openDynamicApp({ providers: [Early] });
    const early = app.module.get(Early);

    expect(
      app.mcp.listTools().map(({ name, enabled }) => [name, enabled]),
    ).toEqual([
      ['constructed', true],
      ['early', true],
      ['late', true],
      ['disabled', false],
    ]);
    expect(early.refused).toBeInstanceOf(McpConfigurationException);
    expect(early.bootstrapped).toMatchObject({ content: [{ text: 'there' }] });
    expect(await app.mcp.callTool('early')).toMatchObject({
      content: [{ text: 'there' }],
    });
    await app.close();
  });

  it('tells clients of nothing, and is refused questions, until it has', async () => {
    const module = await compileDynamicApp({});
    const mcp = module.get(McpServerRef, { strict: false });

    expect(() => mcp.listTools()).toThrow('MCP_SERVER_NOT_RUNNING');
    await expect(mcp.getTool('x')).rejects.toThrow('MCP_SERVER_NOT_RUNNING');
    await expect(mcp.callTool('x')).rejects.toThrow('MCP_SERVER_NOT_RUNNING');
    mcp.toolsChanged();

    await module.init();
    await mcp.addTool({ name: 'y', handler });
    await expect(mcp.callTool('x')).rejects.toThrow('Unknown tool: x');
    await module.close();
    await expect(mcp.callTool('x')).rejects.toThrow('MCP_SERVER_NOT_RUNNING');
  });

  it('that would not fit together fails the start', async () => {
    await expect(openDynamicApp({ providers: [Clashing] })).rejects.toThrow(
      'MCP_DUPLICATE_NAME',
    );
  });
});
