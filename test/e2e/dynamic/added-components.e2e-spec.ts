import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { z } from 'zod';
import { Confirm, McpServerRef, Tool } from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from './support.js';

@Injectable()
class Staff {
  readonly names = ['ada'];
}

@Injectable()
class StaffGuard implements CanActivate {
  constructor(
    private readonly staff: Staff,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const wanted: unknown = this.reflector.get('role', context.getHandler());
    const { user } = context.switchToHttp().getRequest();
    return wanted === 'staff' && this.staff.names.includes(user?.name);
  }
}

@Injectable()
class Clock {
  @Tool()
  now(): string {
    return 'noon';
  }
}

@Module({ providers: [Clock, Staff] })
class ClockModule {}

describe('components added to a running server', () => {
  let app: DynamicApp;
  let mcp: McpServerRef;

  beforeEach(async () => {
    app = await openDynamicApp({ imports: [ClockModule], providers: [Staff] });
    mcp = app.mcp;
  });

  afterEach(() => app.close());

  it('clients see a tool as soon as adding it resolves, are told, and call it', async () => {
    const client = await app.client();
    const told = app.told(client, 'tools');

    await mcp.addTool({
      name: 'double',
      description: 'Twice a number',
      input: z.object({ value: z.number().describe('What is doubled') }),
      output: z.object({ doubled: z.number() }),
      handler: ({ value }) => ({ doubled: value * 2 }),
    });

    const { tools } = await client.listTools();
    expect(tools.find(({ name }) => name === 'double')).toMatchObject({
      description: 'Twice a number',
      inputSchema: { properties: { value: { type: 'number' } } },
    });
    const result = await client.callTool({
      name: 'double',
      arguments: { value: 21 },
    });
    expect(result.structuredContent).toEqual({ doubled: 42 });
    await told;
  });

  it('checks the input, and takes none where none is given', async () => {
    const client = await app.client();
    await mcp.addTool({
      name: 'double',
      input: z.object({ value: z.number() }),
      handler: ({ value }) => value * 2,
    });
    await mcp.addTool({ name: 'ping', handler: (args) => Object.keys(args) });

    const wrong = await client.callTool({
      name: 'double',
      arguments: { value: 'many' },
    });
    const extra = await client.callTool({ name: 'ping', arguments: { a: 1 } });
    const right = await client.callTool({ name: 'ping', arguments: {} });

    expect(wrong.isError).toBe(true);
    expect(extra.isError).toBe(true);
    expect(right.content).toEqual([]);
  });

  it('runs guards behind which it was put, which find decorators and what they inject', async () => {
    await mcp.addTool({
      name: 'secret',
      guards: [StaffGuard],
      decorators: [SetMetadata('role', 'staff')],
      handler: () => 'open',
    });

    const ada = await app.client({ user: { name: 'ada' } });
    const bob = await app.client({ user: { name: 'bob' } });

    const opened = await ada.callTool({ name: 'secret', arguments: {} });
    expect(opened.content).toEqual([{ type: 'text', text: 'open' }]);
    await expect(
      bob.callTool({ name: 'secret', arguments: {} }),
    ).rejects.toThrow('Forbidden');
  });

  it('asks the user where a decorator says so', async () => {
    await mcp.addTool({
      name: 'wipe',
      input: z.object({ disk: z.string() }),
      decorators: [Confirm('Wipe {disk}?')],
      handler: ({ disk }) => `${disk} is empty`,
    });
    const asked: string[] = [];
    const client = await app.client({
      elicit: ({ message }) => {
        asked.push(message);
        return { action: 'decline' };
      },
    });

    const result = await client.callTool({
      name: 'wipe',
      arguments: { disk: 'sda' },
    });

    expect(asked).toEqual(['Wipe sda?']);
    expect(result.isError).toBe(true);
  });

  it('offers resources, templates and prompts alike', async () => {
    const client = await app.client();
    await mcp.addResource({
      name: 'motto',
      uri: 'notes://motto',
      handler: () => 'Carpe diem',
    });
    await mcp.addResource({
      name: 'note',
      uri: 'notes://by-day/{day}',
      handler: ({ day }) => `Note of ${day}`,
    });
    await mcp.addPrompt({
      name: 'greet',
      input: z.object({ who: z.string() }),
      handler: ({ who }) => `Greet ${who}`,
    });

    const motto = await client.readResource({ uri: 'notes://motto' });
    const note = await client.readResource({ uri: 'notes://by-day/monday' });
    const prompt = await client.getPrompt({
      name: 'greet',
      arguments: { who: 'Ada' },
    });

    expect(motto.contents).toMatchObject([{ text: 'Carpe diem' }]);
    expect(note.contents).toMatchObject([{ text: 'Note of monday' }]);
    expect(prompt.messages).toMatchObject([
      { content: { type: 'text', text: 'Greet Ada' } },
    ]);
    expect(await mcp.removeResource('notes://by-day/{day}')).toBe(true);
    expect(mcp.listResourceTemplates()).toEqual([]);
  });

  it('what becomes of the definition later changes nothing', async () => {
    const client = await app.client();
    const tags = ['a'];
    const definition = { name: 'kept', tags, handler: () => 'first' };
    await mcp.addTool(definition);

    tags.push('b');
    definition.handler = () => 'second';
    await mcp.addTool({ name: 'another', handler: () => '' });

    const result = await client.callTool({ name: 'kept', arguments: {} });
    expect(result.content).toEqual([{ type: 'text', text: 'first' }]);
    expect((await mcp.getTool('kept'))?.tags).toEqual(['a']);
  });

  it('the handler is called as the method of its definition', async () => {
    class Greeting {
      readonly name = 'greet';
      readonly #words = 'Hello';

      get description(): string {
        return `Says ${this.#words}`;
      }

      handler(): string {
        return `${this.#words}!`;
      }
    }
    await mcp.addTool(new Greeting());

    expect(await mcp.callTool('greet')).toMatchObject({
      content: [{ text: 'Hello!' }],
    });
    expect((await mcp.getTool('greet'))?.description).toBe('Says Hello');
  });

  it('a removed tool is unknown, and clients are told', async () => {
    await mcp.addTool({ name: 'gone', handler: () => '' });
    const client = await app.client();
    const told = app.told(client, 'tools');

    expect(await mcp.removeTool('gone')).toBe(true);
    expect(await mcp.removeTool('gone')).toBe(false);
    expect(await mcp.removeTool('now')).toBe(false);

    await told;
    await expect(
      client.callTool({ name: 'gone', arguments: {} }),
    ).rejects.toThrow('Unknown tool: gone');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      'now',
    ]);
  });

  it.each(['removed', 'disabled'])(
    'a call that runs ends as it began when its tool is %s',
    async (how) => {
      const client = await app.client();
      let begun: () => void = () => undefined;
      let finish: () => void = () => undefined;
      const running = new Promise<void>((resolve) => (begun = resolve));
      const finished = new Promise<void>((resolve) => (finish = resolve));
      await mcp.addTool({
        name: 'slow',
        handler: async () => {
          begun();
          await finished;
          return 'done';
        },
      });

      const call = client.callTool({ name: 'slow', arguments: {} });
      await running;
      if (how === 'removed') await mcp.removeTool('slow');
      else await mcp.disable({ names: ['slow'] });
      await expect(
        client.callTool({ name: 'slow', arguments: {} }),
      ).rejects.toThrow('Unknown tool: slow');
      finish();

      expect((await call).content).toEqual([{ type: 'text', text: 'done' }]);
    },
  );

  it('belongs to a module where one is named, whose providers its guards find', async () => {
    await mcp.addTool({
      name: 'secret',
      module: ClockModule,
      guards: [StaffGuard],
      decorators: [SetMetadata('role', 'staff')],
      handler: () => 'open',
    });

    const tool = await mcp.getTool('secret');
    expect(tool?.handler.host.module.name).toBe('ClockModule');
    expect(
      await mcp.callTool('secret', {}, { user: { name: 'ada' } }),
    ).toMatchObject({ content: [{ text: 'open' }] });
  });

  it('several at once are all there', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `tool_${at}`);
    await Promise.all(
      names.map((name) => mcp.addTool({ name, handler: () => name })),
    );

    expect(mcp.listTools().map(({ name }) => name)).toEqual(['now', ...names]);
  });
});
