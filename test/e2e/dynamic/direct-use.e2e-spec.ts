import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { z } from 'zod';
import {
  McpContext,
  McpException,
  Prompt,
  Resource,
  Tool,
} from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from './support.js';

@Injectable()
class KeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    if (request.headers['x-key'] !== 'k' && !request.user) {
      throw new UnauthorizedException('Bring the key.');
    }
    return true;
  }
}

@Injectable()
class Rooms {
  readonly aborted: unknown[] = [];

  @Tool({
    input: z.object({ nights: z.number().int() }),
    output: z.object({ nights: z.number(), guest: z.string().optional() }),
  })
  @UseGuards(KeyGuard)
  book({ nights }: { nights: number }, context: McpContext) {
    const { user } = context.auth;
    return { nights, guest: Object(user).name };
  }

  @Tool()
  async ask(context: McpContext): Promise<string> {
    context.log.info('asking');
    context.progress(1, 2);
    return (await context.confirm('Sure?')) ? 'yes' : 'no';
  }

  @Tool()
  async wait(context: McpContext): Promise<string> {
    await new Promise((resolve) =>
      context.signal.addEventListener('abort', resolve),
    );
    this.aborted.push(context.signal.reason);
    return 'late';
  }

  @Tool()
  fail(): never {
    throw new Error('secret reason');
  }

  @Resource('rooms://{room}')
  room({ room }: { room: string }): string {
    return `Room ${room}`;
  }

  @Prompt()
  welcome(): string {
    return 'Welcome the guest.';
  }
}

describe('using a server without a client', () => {
  let app: DynamicApp;

  beforeAll(async () => {
    app = await openDynamicApp({ providers: [Rooms] });
  });

  afterAll(() => app.close());

  it('asks the guards, with the user and the headers it is given', async () => {
    const { mcp } = app;

    await expect(mcp.callTool('book', { nights: 2 })).rejects.toThrow(
      'Bring the key.',
    );
    expect(
      await mcp.callTool('book', { nights: 2 }, { headers: { 'X-Key': 'k' } }),
    ).toMatchObject({ structuredContent: { nights: 2 } });
    expect(
      await mcp.callTool('book', { nights: 2 }, { user: { name: 'Ada' } }),
    ).toMatchObject({ structuredContent: { nights: 2, guest: 'Ada' } });
  });

  it('checks the input, and tells what is unknown', async () => {
    const { mcp } = app;

    expect(
      await mcp.callTool('book', { nights: 'x' }, { user: {} }),
    ).toMatchObject({ isError: true });
    await expect(mcp.callTool('nothing')).rejects.toThrow(
      'Unknown tool: nothing',
    );
    await expect(mcp.callTool('nothing')).rejects.toBeInstanceOf(McpException);
  });

  it('reads resources and renders prompts', async () => {
    expect(await app.mcp.readResource('rooms://12')).toMatchObject({
      contents: [{ uri: 'rooms://12', text: 'Room 12' }],
    });
    expect(await app.mcp.getPrompt('welcome')).toMatchObject({
      messages: [{ content: { text: 'Welcome the guest.' } }],
    });
    await expect(app.mcp.readResource('nowhere://')).rejects.toThrow();
    expect((await app.mcp.getResource('rooms://12'))?.name).toBe('room');
    expect((await app.mcp.getPromptInfo('welcome'))?.enabled).toBe(true);
    expect(await app.mcp.getPromptInfo('book')).toBeUndefined();
  });

  it('fails a handler that asks its client', async () => {
    await expect(app.mcp.callTool('ask')).rejects.toThrow(
      'The client cannot be asked',
    );
  });

  it('keeps the words of unexpected errors from the caller', async () => {
    const result = await app.mcp.callTool('fail');

    expect(result.isError).toBe(true);
    expect(JSON.stringify(result)).not.toContain('secret reason');
  });

  it('ends when its signal aborts, and so does the handler', async () => {
    const rooms = app.module.get(Rooms);
    const giveUp = new AbortController();
    const call = app.mcp.callTool('wait', {}, { signal: giveUp.signal });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const reason = new Error('given up');

    giveUp.abort(reason);

    await expect(call).rejects.toBe(reason);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(rooms.aborted).toEqual([reason]);
    await expect(
      app.mcp.callTool('wait', {}, { signal: giveUp.signal }),
    ).rejects.toBe(reason);
  });
});
