import { type DynamicModule, forwardRef, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  Completion,
  McpConfigurationException,
  McpModule,
} from '../../../lib/index.js';
import { createTestClient } from '../../../lib/testing/index.js';
import { silentLogger } from '../../support/silent-logger.js';
import {
  admin,
  compile,
  moduleOf,
  toolsAt,
  toolsOf,
  toolsOfBoth,
} from './support.js';
import { UsersModule } from './users-module.js';

describe('Who offers what', () => {
  it('a module that a server includes', async () => {
    const [users, shop] = [moduleOf('users'), moduleOf('shop')];

    expect(await toolsOfBoth([users, shop], [{}, admin(users)])).toEqual({
      default: ['shop'],
      admin: ['users'],
    });
  });

  it('a module that several servers include', async () => {
    const [users, shop] = [moduleOf('users'), moduleOf('shop')];
    const help = moduleOf('help');

    expect(
      await toolsOfBoth(
        [users, shop, help],
        [{ include: [shop, help] }, admin(users, help)],
      ),
    ).toEqual({ default: ['help', 'shop'], admin: ['help', 'users'] });
  });

  it('a module that no server includes', async () => {
    const [users, shop] = [moduleOf('users'), moduleOf('shop')];

    expect(
      await toolsOfBoth([users, shop], [{}, { ...admin(), include: [] }]),
    ).toEqual({ default: ['shop', 'users'], admin: [] });
  });

  it('several servers without `include`', async () => {
    const { include: _, ...second } = admin();

    expect(await toolsOfBoth([moduleOf('shop')], [{}, second])).toEqual({
      default: ['shop'],
      admin: ['shop'],
    });
  });

  it('a module that only an included one imports', async () => {
    const users = moduleOf('users', { imports: [moduleOf('bans')] });
    const log: string[] = [];

    expect(await toolsOfBoth([users], [{}, admin(users)])).toEqual({
      default: [],
      admin: ['users'],
    });
    await (await compile([users], [{}, admin(users)], log)).init();
    expect(log).toContain(
      'No MCP server offers Tools.run (BansModule): name BansModule in the include or the mounts of one.',
    );
  });

  it('a module that an included one and another one import', async () => {
    const orders = moduleOf('orders');
    const users = moduleOf('users', { imports: [orders] });
    const shop = moduleOf('shop', { imports: [orders] });

    expect(await toolsOfBoth([users, shop], [{}, admin(users)])).toEqual({
      default: ['orders', 'shop'],
      admin: ['users'],
    });
  });

  it('modules that import each other', async () => {
    @Module({ imports: [forwardRef(() => Ring)], providers: [toolsOf('link')] })
    class Link {}
    @Module({ imports: [forwardRef(() => Link)], providers: [toolsOf('ring')] })
    class Ring {}

    const offered = await toolsOfBoth([Ring], [{}, admin(Link)]);

    expect(offered).toEqual({ default: ['ring'], admin: ['link'] });
  });

  it('a module that an included one exports again', async () => {
    const orders = moduleOf('orders');
    const users = moduleOf('users', { imports: [orders], exports: [orders] });

    expect(await toolsOfBoth([orders, users], [{}, admin(users)])).toEqual({
      default: ['orders'],
      admin: ['users'],
    });
  });

  it('a class that two modules provide', async () => {
    const Tools = toolsOf('twice');
    @Module({ providers: [Tools] })
    class Users {}
    @Module({ providers: [Tools] })
    class Shop {}

    expect(await toolsOfBoth([Users, Shop], [{}, admin(Users)])).toEqual({
      default: ['twice'],
      admin: ['twice'],
    });
  });

  it('a dynamic module', async () => {
    @Module({})
    class Tenant {
      static of(name: string): DynamicModule {
        return { module: Tenant, providers: [toolsOf(name)] };
      }
    }

    expect(
      await toolsOfBoth(
        [Tenant.of('one'), Tenant.of('two')],
        [{}, admin(Tenant)],
      ),
    ).toEqual({ default: [], admin: ['one', 'two'] });
  });

  it('a global module', async () => {
    const [named, rest] = [moduleOf('named'), moduleOf('rest')];
    Global()(named);
    Global()(rest);
    const users = moduleOf('users', { imports: [named, rest] });

    expect(await toolsOfBoth([users], [{}, admin(users, named)])).toEqual({
      default: ['rest'],
      admin: ['named', 'users'],
    });
  });

  it('the root module', async () => {
    @Module({
      imports: [
        moduleOf('shop'),
        McpModule.forRoot(),
        McpModule.forRootAsync({
          id: 'admin',
          useFactory: () => admin(RootModule),
        }),
      ],
      providers: [toolsOf('root')],
    })
    class RootModule {}
    const started = NestFactory.createApplicationContext(RootModule, {
      logger: false,
    });
    const tested = Test.createTestingModule({ imports: [RootModule] })
      .setLogger(silentLogger)
      .compile();

    for (const application of [await started, await tested]) {
      expect(await toolsAt(application)).toEqual([]);
      expect(await toolsAt(application, 'admin')).toEqual(['root']);
      await application.close();
    }
  });

  it('controllers, resources, templates, prompts and completions', async () => {
    const module = await compile(
      [UsersModule, moduleOf('shop')],
      [{}, admin(UsersModule)],
    );

    const client = await createTestClient(module, { id: 'admin' });
    expect({
      tools: (await client.listTools()).tools.map(({ name }) => name),
      resources: (await client.listResources()).resources.map(({ uri }) => uri),
      templates: (await client.listResourceTemplates()).resourceTemplates.map(
        ({ uriTemplate }) => uriTemplate,
      ),
      prompts: (await client.listPrompts()).prompts.map(({ name }) => name),
    }).toEqual({
      tools: ['tool'],
      resources: expect.arrayContaining(['users://all', 'file:///readme.md']),
      templates: ['users://{id}'],
      prompts: ['ask'],
    });
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'users://{id}' },
      argument: { name: 'id', value: '' },
    });
    expect(completion.values).toEqual(['ada']);
    const others = await createTestClient(module);
    expect(Object.keys(others.getServerCapabilities() ?? {})).toEqual([
      'logging',
      'tools',
    ]);
  });

  it('a completion without its prompt or template', async () => {
    class Completions {
      @Completion({ prompt: 'ask', argument: 'user' })
      users() {
        return ['ada'];
      }
    }
    @Module({ providers: [Completions] })
    class CompletionModule {}

    const module = await compile(
      [CompletionModule, moduleOf('shop')],
      [{}, admin(CompletionModule)],
    );

    await expect(module.init()).rejects.toThrow(
      'the server has no prompt "ask". [MCP_UNKNOWN_COMPLETION_TARGET]',
    );
  });

  it('a component that no server offers', async () => {
    const [users, shop] = [moduleOf('users'), moduleOf('shop')];
    const log: string[] = [];

    await (await compile([users, shop], [admin(users)], log)).init();

    expect(log.filter((line) => line.startsWith('No MCP server'))).toEqual([
      'No MCP server offers Tools.run (ShopModule): name ShopModule in the include or the mounts of one.',
    ]);
  });

  it('an `include` that names what is no module of the application', async () => {
    const wrong = admin(moduleOf('other'), moduleOf('none'));
    Reflect.set(wrong.include ?? [], 1, undefined);
    const module = await compile([], [wrong]);

    const error: unknown = await module.init().catch((reason) => reason);

    expect(error).toBeInstanceOf(McpConfigurationException);
    expect(error).toMatchObject({
      problems: [
        {
          code: 'MCP_UNKNOWN_MODULE',
          where: 'McpModule "admin"',
          message:
            'include names OtherModule, which is no module of the application.',
        },
        { code: 'MCP_UNKNOWN_MODULE', message: 'include[1] is no class.' },
      ],
    });
  });
});
