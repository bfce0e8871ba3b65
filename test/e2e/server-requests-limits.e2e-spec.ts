import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { afterEach, describe, expect, it } from '@jest/globals';
import { McpModule } from '../../lib/index.js';
import type { SessionOptions } from '../../lib/transports/http/session-options.js';
import { eventually } from '../redis/support/eventually.js';
import { AskingTools, ended, HeaderGuard } from './support/asking-app.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { RawSession } from './support/raw-session.js';

describe.each(PLATFORMS)('questions to clients on %s', (platform) => {
  let running: Running | undefined;

  const serve = async (sessions: SessionOptions): Promise<string> => {
    @Module({
      imports: [McpModule.forRoot({ http: { sessions } })],
      providers: [AskingTools, { provide: APP_GUARD, useClass: HeaderGuard }],
    })
    class AppModule {}
    running = await start(AppModule, platform);
    return `${running.url}/mcp`;
  };

  afterEach(async () => {
    await running?.app.close();
    running = undefined;
    ended.length = 0;
  });

  const asked = async (url: string, user?: string) => {
    const session = await RawSession.open(url, {
      ...(user !== undefined && { 'x-user': user }),
    });
    return { session, stream: await session.call('strict') };
  };

  it('are refused beyond the limit of all, with 503 and when to come again', async () => {
    const url = await serve({ maxQuestions: 1 });
    const first = await asked(url);
    const question = await first.stream.message();
    const { response } = (await asked(url)).stream;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');

    await first.session.answer(question.id, 'yes');
    await first.stream.message();
    const again = await asked(url);
    expect(again.stream.response.status).toBe(200);
    await again.stream.drop();
  });

  it('are refused beyond the limit of a caller, whatever the session', async () => {
    const url = await serve({ maxQuestionsPerCaller: 1 });
    await (await asked(url, 'ada')).stream.message();
    expect((await asked(url, 'ada')).stream.response.status).toBe(503);
    expect((await asked(url, 'bob')).stream.response.status).toBe(200);
    expect((await asked(url)).stream.response.status).toBe(200);
    expect((await asked(url)).stream.response.status).toBe(200);
  });

  it('end with the application, which does not wait for answers', async () => {
    const url = await serve({});
    const session = await RawSession.open(url);
    const stream = await session.call('one');
    await stream.message();
    const started = Date.now();
    await running?.app.close();
    expect(Date.now() - started).toBeLessThan(5_000);
    await eventually(() =>
      expect(ended).toEqual(['The server is shutting down.']),
    );
    const rest = [await stream.message(), await stream.message()];
    expect(rest).toContainEqual(
      expect.objectContaining({ id: 1, error: expect.anything() }),
    );
  });
});
