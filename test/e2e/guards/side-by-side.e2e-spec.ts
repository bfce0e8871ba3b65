import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ArgumentsHost,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  Injectable,
  Module,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { Ctx, type McpContext, McpModule, Tool } from '../../../lib/index.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';

@Injectable()
class SlowGuard implements CanActivate {
  async canActivate(): Promise<boolean> {
    await sleep(100);
    return true;
  }
}

@Catch()
class AnsweringFilter implements ExceptionFilter {
  catch(_: unknown, host: ArgumentsHost): void {
    host.switchToHttp().getResponse().status(409).send({ message: 'Taken' });
  }
}

@Injectable()
class Tools {
  @UseGuards(SlowGuard)
  @Tool()
  slow(): string {
    return 'slow';
  }

  @UseFilters(AnsweringFilter)
  @Tool()
  failing(): string {
    throw new Error('taken');
  }

  @Tool()
  async both(@Ctx() ctx: McpContext) {
    const results = await Promise.all(
      ['slow', 'failing'].map((name) => ctx.callTool(name, {})),
    );
    return results.map(({ content: [block] }) => Object(block).text).join();
  }
}

@Module({ imports: [McpModule.forRoot()], providers: [Tools] })
class AppModule {}

describe.each(PLATFORMS)('on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(AppModule, platform);
  });

  afterAll(() => running.app.close());

  it.each(['legacy', 'modern'] as const)(
    'a filter that answers one call of a handler does not answer for the guards of another: %s',
    async (era) => {
      const { body } = await rpc(`${running.url}/mcp`, era, 'tools/call', {
        name: 'both',
        arguments: {},
      });

      expect(body.result).toMatchObject({
        content: [{ type: 'text', text: 'slow,Taken' }],
      });
    },
  );
});
