import {
  type CanActivate,
  Controller,
  Get,
  Injectable,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  Scope,
} from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { McpContext, McpModule, Tool } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';
import { PLATFORMS, start } from '../e2e/support/platforms.js';
import { rpc, rpcRequest, send } from '../e2e/support/rpc.js';
import { connectTo } from '../interaction/support/connected.js';

@Injectable({ scope: Scope.REQUEST })
class Journal {
  constructor(private readonly ctx: McpContext) {}

  get entry(): string {
    const { component, era, operation } = this.ctx;
    return `${component?.name} ${era} ${String(operation.input['note'])}`;
  }
}

@Injectable()
class Notes {
  constructor(
    private readonly journal: Journal,
    readonly ctx: McpContext,
  ) {}

  @Tool({ input: { type: 'object' } })
  note(ctx: McpContext) {
    return `${this.journal.entry} ${this.ctx === ctx}`;
  }

  @Tool({ input: { type: 'object' } })
  remark() {
    return this.journal.entry;
  }
}

@Injectable()
class Plain {
  @Tool()
  async outer(ctx: McpContext) {
    const texts: unknown[] = [];
    for (const name of ['note', 'remark']) {
      const { content } = await ctx.callTool(name, { note: 'nested' });
      texts.push(...content);
    }
    return texts.map((block) => Object(block).text);
  }
}

@Controller('journal')
class JournalController {
  constructor(private readonly journal: Journal) {}

  @Get()
  read() {
    return this.journal.entry;
  }
}

const METADATA = {
  imports: [McpModule.forRoot()],
  controllers: [JournalController],
  providers: [Journal, Notes],
};

@Module(METADATA)
class AppModule {}

@Injectable({ scope: Scope.REQUEST })
class Trail {
  readonly steps: string[] = [];
}

/** Has request-scoped providers made before the request is known to be one for MCP. */
@Injectable()
class Trailing {
  constructor(private readonly trail: Trail) {}

  use(_request: object, _response: object, next: () => void) {
    this.trail.steps.push('middleware');
    next();
  }
}

@Module({ ...METADATA, providers: [...METADATA.providers, Trail, Trailing] })
class TrailingModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(Trailing).forRoutes('*path');
  }
}

const note = (id: number) => ({
  ...rpcRequest('legacy', 'tools/call', {
    name: 'note',
    arguments: { note: id },
  }).body,
  id,
});

/** What the tools of a batch of two answer. */
async function batchOf(url: string): Promise<string[]> {
  const { headers } = rpcRequest('legacy', 'tools/call');
  const batch = JSON.stringify([note(1), note(2)]);
  const { body } = await send(`${url}/mcp`, batch, headers);
  return [...body].map(({ result }) => result.content[0].text);
}

describe.each(PLATFORMS)('McpContext in constructors, on %s', (platform) => {
  it.each([AppModule, TrailingModule])(
    'is that of the request',
    async (source) => {
      const { app, url } = await start(source, platform);

      for (const era of ['modern', 'legacy'] as const) {
        const { body } = await rpc(`${url}/mcp`, era, 'tools/call', {
          name: 'note',
          arguments: { note: 'x' },
        });
        expect(body.result.content[0].text).toBe(`note ${era} x true`);
      }
      await app.close();
    },
  );

  it('is that of the message in a batch', async () => {
    const { app, url } = await start(AppModule, platform);

    expect(await batchOf(url)).toEqual([
      'note legacy 1 true',
      'note legacy 2 true',
    ]);
    await app.close();
  });

  it('is shared by a batch where middleware shares what is made for it', async () => {
    const { app, url } = await start(TrailingModule, platform);

    const [one, other] = await batchOf(url);
    expect(one).toMatch(/^note legacy \d/);
    expect(other?.slice(0, 13)).toBe(one?.slice(0, 13));
    await app.close();
  });
});

describe('McpContext in constructors', () => {
  it('reaches guards made for each request', async () => {
    const seen: unknown[] = [];
    @Injectable({ scope: Scope.REQUEST })
    class Guard implements CanActivate {
      constructor(private readonly ctx: McpContext) {}

      canActivate() {
        seen.push(this.ctx.component?.name);
        return true;
      }
    }
    const client = await clientOf({
      providers: [Journal, Notes, { provide: APP_GUARD, useClass: Guard }],
    });
    seen.length = 0;

    await client.callTool({ name: 'note', arguments: {} });

    expect(seen).toEqual(['note']);
  });

  it('is that of the call the client made, whatever the call leads to', async () => {
    const client = await clientOf({ providers: [Journal, Notes, Plain] });

    expect(await client.of(Plain).outer()).toEqual([
      'outer modern undefined false',
      'outer modern undefined',
    ]);
  });

  it('is there over stdio', async () => {
    const app = await NestFactory.createApplicationContext(AppModule, {
      logger: false,
    });
    const connection = await connectTo(app);

    const { result } = await connection.ask('tools/call', {
      name: 'note',
      arguments: { note: 1 },
    });

    expect(result).toMatchObject({ content: [{ text: 'note legacy 1 true' }] });
    connection.close();
    await app.close();
  });

  it('is an error where another request is served, or none', async () => {
    const { app, url } = await start(AppModule, 'express');

    expect((await fetch(`${url}/journal`)).status).toBe(500);
    await expect(app.resolve(Journal)).rejects.toThrow(
      'There is no McpContext here',
    );
    await app.close();
  });
});
