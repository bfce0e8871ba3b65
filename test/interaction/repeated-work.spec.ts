import { Injectable, Logger, type LoggerService } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { type McpContext as Context, Ctx, Tool } from '../../lib/index.js';
import { accepted, talk, type Talk } from './conversation.fixture.js';

@Injectable()
class WaitingTools {
  @Tool()
  async waits(@Ctx() ctx: Context) {
    await sleep(5);
    return String(await ctx.confirm('Sure?'));
  }

  @Tool()
  async remembers(@Ctx() ctx: Context) {
    await ctx.once('wait', () => sleep(5));
    return String(await ctx.confirm('Sure?'));
  }

  @Tool()
  async waitsAfterwards(@Ctx() ctx: Context) {
    const sure = await ctx.confirm('Sure?');
    await sleep(5);
    return String(sure);
  }
}

describe('work that is done again in each run', () => {
  let app: Talk;
  let warnings: string[];
  const environment = process.env['NODE_ENV'];
  beforeEach(async () => {
    warnings = [];
    app = await talk({ providers: [WaitingTools] });
    const note = (message: string) => void warnings.push(message);
    const silence = () => undefined;
    const logger: LoggerService = {
      log: silence,
      error: silence,
      warn: note,
    };
    Logger.overrideLogger(logger);
  });
  afterEach(async () => {
    process.env['NODE_ENV'] = environment;
    await app.close();
  });

  async function call(name: string): Promise<void> {
    const { body } = await app.send({ name });
    const { requestState } = body.result;
    const inputResponses = { confirm: accepted() };
    await app.send({ name, requestState, inputResponses });
  }

  it('is told once for each handler, with the way out', async () => {
    await call('waits');
    await call('waits');
    expect(warnings).toEqual([
      expect.stringMatching(/^WaitingTools\.waits waited .*ctx\.once\(key/),
    ]);
  });

  it.each(['remembers', 'waitsAfterwards'])(
    'is not what a handler does that %s',
    async (name) => {
      await call(name);
      expect(warnings).toEqual([]);
    },
  );

  it('is not looked for in production', async () => {
    process.env['NODE_ENV'] = 'production';
    await call('waits');
    expect(warnings).toEqual([]);
  });
});
