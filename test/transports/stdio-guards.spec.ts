import {
  type ArgumentsHost,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Inject,
  Injectable,
  Module,
  NotFoundException,
  Scope,
  UnauthorizedException,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory, REQUEST } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import {
  Ctx,
  type McpContext as Context,
  McpModule,
  Tool,
} from '../../lib/index.js';
import { findServer } from '../../lib/module/find-server.js';
import { LineWriter } from '../../lib/transports/stdio/line-writer.js';
import { StdioTransport } from '../../lib/transports/stdio/stdio-transport.js';
import { Pipes } from './stdio.fixture.js';

/** What authenticates nobody over HTTP without a header, as strategies do. */
@Injectable()
class SignedIn implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const response = context.switchToHttp().getResponse();
    response.setHeader('www-authenticate', 'Bearer').status(200);
    if (!request.user && !request.headers.authorization) {
      throw new UnauthorizedException();
    }
    return true;
  }
}

/** A filter that knows HTTP only. */
@Catch(NotFoundException)
class NotFoundFilter implements ExceptionFilter {
  catch(error: NotFoundException, host: ArgumentsHost): void {
    host
      .switchToHttp()
      .getResponse()
      .status(404)
      .json({ message: `${error.message}, sorry` });
  }
}

@Injectable({ scope: Scope.REQUEST })
class Tickets {
  constructor(
    @Inject(REQUEST) private readonly request: { body: unknown; user: unknown },
  ) {}

  @Tool()
  ticket() {
    const { body, user } = this.request;
    return { body, user };
  }
}

@Injectable()
class Things {
  @Tool()
  whoami(@Ctx() { principal, transport, request }: Context) {
    return { principal, transport, request: request === undefined };
  }

  @Tool()
  missing() {
    throw new NotFoundException('No such thing');
  }
}

@Module({
  imports: [McpModule.forRoot()],
  providers: [
    Tickets,
    Things,
    { provide: APP_GUARD, useClass: SignedIn },
    { provide: APP_FILTER, useClass: NotFoundFilter },
  ],
})
class AppModule {}

async function open(user?: unknown) {
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger: false,
  });
  const server = await findServer(app, 'default');
  const pipes = new Pipes().read();
  const transport = new StdioTransport({
    input: pipes.input,
    output: new LineWriter(pipes.output),
    connect: (sink) => server.connect({ transport: 'stdio', sink, user }),
    maxMessageSize: 10_000,
    graceMs: 1_000,
  });
  const call = async (name: string) => {
    const id = pipes.sent.length + 1;
    pipes.send({ id, method: 'tools/call', params: { name } });
    return (await pipes.answers(id))[id - 1];
  };
  return { app, transport, call };
}

describe('an application context served over stdio', () => {
  it('has its guards deny a caller nobody has declared', async () => {
    const { app, call } = await open();

    expect(await call('whoami')).toMatchObject({
      error: { code: -32010, message: 'Unauthorized' },
    });
    await app.close();
  });

  it('has its guards take the declared user for signed in', async () => {
    const { app, call } = await open({ sub: 'ada' });

    expect((await call('whoami'))?.result).toMatchObject({
      structuredContent: {
        principal: 'sub:[null,"ada"]',
        transport: 'stdio',
        request: true,
      },
    });
    await app.close();
  });

  it('lets filters for HTTP say what went wrong', async () => {
    const { app, call } = await open({ sub: 'ada' });

    expect((await call('missing'))?.result).toEqual({
      content: [{ type: 'text', text: 'No such thing, sorry' }],
      isError: true,
    });
    await app.close();
  });

  it('gives request-scoped providers a request for each message', async () => {
    const { app, call } = await open({ sub: 'ada' });
    await call('ticket');

    expect((await call('ticket'))?.result).toMatchObject({
      structuredContent: {
        body: { id: 2, method: 'tools/call' },
        user: { sub: 'ada' },
      },
    });
    await app.close();
  });

  it('ends the connection when it is closed', async () => {
    const { app, transport } = await open();
    await app.close();

    await expect(transport.closed).resolves.toBeUndefined();
  });
});
