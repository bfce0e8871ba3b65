import { Injectable, Module } from '@nestjs/common';
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from '@jest/globals';
import { Confirm, McpModule, Tool } from '../../lib/index.js';
import {
  type AskedClient,
  HTTP_CLIENTS,
  type UserAnswer,
} from './support/asked-client.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

const ran: string[] = [];

@Injectable()
class Tools {
  @Tool()
  @Confirm('Delete everything?')
  wipe() {
    ran.push('wipe');
    return 'all gone';
  }
}

@Module({
  imports: [McpModule.forRoot({ http: { sse: true } })],
  providers: [Tools],
})
class AppModule {}

describe.each(PLATFORMS)('a tool with @Confirm(), on %s', (platform) => {
  let running: Running;
  let client: AskedClient;

  beforeAll(async () => {
    running = await start(AppModule, platform);
  });

  afterAll(() => running.app.close());

  afterEach(() => client.close());

  it.each(HTTP_CLIENTS)(
    'runs when the user of the client agrees, and only then: SDK %s',
    async (_, connect) => {
      const asked: string[] = [];
      const answers: UserAnswer[] = [
        { action: 'decline' },
        { action: 'accept', content: {} },
      ];
      client = await connect(running.url, (message) => {
        asked.push(message);
        return answers.shift() ?? { action: 'cancel' };
      });
      ran.length = 0;

      expect(await client.call('wipe')).toContain('did not confirm');
      expect(ran).toEqual([]);
      expect(await client.call('wipe')).toBe('all gone');
      expect(ran).toEqual(['wipe']);
      expect(asked).toEqual(['Delete everything?', 'Delete everything?']);
    },
  );
});
