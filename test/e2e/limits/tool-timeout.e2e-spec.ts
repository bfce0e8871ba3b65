import type { INestApplication } from '@nestjs/common';
import { eventually } from '../../redis/support/eventually.js';
import { PLATFORMS, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';
import { Desk, deskApp } from './desk.js';

describe.each(PLATFORMS)('limits.toolTimeoutMs on %s', (platform) => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    const limits = { toolTimeoutMs: 200, concurrency: 1 };
    const running = await start(deskApp(limits), platform);
    app = running.app;
    url = `${running.url}/mcp`;
  });
  afterAll(() => app.close());

  it.each(['legacy', 'modern'] as const)(
    'ends tools without a limit of their own, which are no longer running then: %s',
    async (era) => {
      const call = (name: string) =>
        rpc(url, era, 'tools/call', { name, arguments: {} });
      Desk.close();
      const { result } = (await call('hold')).body;
      expect(result).toMatchObject({
        isError: true,
        content: [
          { text: 'The call of tool "hold" did not finish within 200 ms.' },
        ],
      });
      // Told through its signal.
      await eventually(() => expect(Desk.holding).toBe(0));
      const patient = (await call('patient')).body.result;
      expect(patient.content).toEqual([{ type: 'text', text: 'done' }]);
    },
  );
});
