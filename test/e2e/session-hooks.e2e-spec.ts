import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  McpModule,
  type OnSessionClose,
  type OnSessionOpen,
  type SessionInfo,
  Tool,
} from '../../lib/index.js';
import { PLATFORMS, start } from './support/platforms.js';

const heard: string[] = [];

@Injectable()
class Failing implements OnSessionOpen {
  onSessionOpen(): void {
    throw new Error('on purpose');
  }
}

@Injectable()
class Listening implements OnSessionOpen, OnSessionClose {
  async onSessionOpen({ id, client }: SessionInfo) {
    await sleep(1);
    heard.push(`open ${client.info?.name} ${id.length > 0}`);
  }

  onSessionClose({ client }: SessionInfo) {
    heard.push(`close ${client.info?.name}`);
  }

  @Tool()
  nothing() {}
}

@Module({
  imports: [McpModule.forRoot()],
  providers: [Failing, Listening, { provide: 'same', useExisting: Listening }],
})
class AppModule {}

describe.each(PLATFORMS)('providers on %s', (platform) => {
  it('hear of sessions once, whatever others do', async () => {
    heard.length = 0;
    const { app, url } = await start(AppModule, platform);
    const client = new Client({ name: 'tester', version: '1' });
    const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`));
    await client.connect(transport);
    await client.callTool({ name: 'nothing' });
    await transport.terminateSession();
    await sleep(20);
    expect(heard).toEqual(['open tester true', 'close tester']);
    await client.close();
    await app.close();
  });
});
