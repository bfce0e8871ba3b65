import {
  type DynamicModule,
  forwardRef,
  Global,
  Module,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { McpModule } from '../../../lib/index.js';
import { silentLogger } from '../../support/silent-logger.js';
import {
  admin,
  compile,
  moduleOf,
  problemsOf,
  toolsAt,
  toolsOf,
  toolsOfBoth,
  toolsOfOne,
} from './support.js';

/** A module, `NameModule`, that mounts itself under its name, with one tool, `run`. */
function featureOf(name: string, imports: Type[] = []): Type {
  return named(name, {
    imports: [McpModule.forFeature({ namespace: name }), ...imports],
    providers: [toolsOf('run')],
  });
}

function named(name: string, metadata: Parameters<typeof moduleOf>[1]): Type {
  @Module({ ...metadata })
  class Part {}
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  Object.defineProperty(Part, 'name', { value: `${capital}Module` });
  return Part;
}

describe('A module with `forFeature()`', () => {
  it('that the rest imports', async () => {
    const shop = moduleOf('shop', { imports: [featureOf('x')] });

    expect(await toolsOfBoth([shop], [{}, admin()])).toEqual({
      default: ['shop', 'x_run'],
      admin: [],
    });
  });

  it('that an included module imports', async () => {
    const shop = moduleOf('shop', { imports: [featureOf('x')] });

    expect(await toolsOfBoth([shop], [{}, admin(shop)])).toEqual({
      default: [],
      admin: ['shop', 'x_run'],
    });
  });

  it('that a mounted module imports', async () => {
    const shop = moduleOf('shop', { imports: [featureOf('x')] });
    const mounts = [{ module: shop, namespace: 'a' }];

    expect(await toolsOfOne([shop], { mounts })).toEqual(['a_shop', 'a_x_run']);
  });

  it('that another one imports', async () => {
    const outer = featureOf('a', [featureOf('x')]);

    expect(await toolsOfOne([outer], {})).toEqual(['a_run', 'a_x_run']);
  });

  it('that several modules import', async () => {
    const feature = featureOf('x');
    const [one, two] = [
      moduleOf('one', { imports: [feature] }),
      moduleOf('two', { imports: [feature] }),
    ];
    const three = moduleOf('three', { imports: [feature] });
    const mounts = [{ module: three, namespace: 'a' }];

    expect(await toolsOfOne([one, two, three], { mounts })).toEqual([
      'a_three',
      'a_x_run',
      'one',
      'two',
      'x_run',
    ]);
  });

  it('that a server includes', async () => {
    const feature = featureOf('x');
    const shop = moduleOf('shop', { imports: [feature] });

    expect(await toolsOfBoth([shop], [{}, admin(feature)])).toEqual({
      default: ['shop'],
      admin: ['x_run'],
    });
  });

  it('that a server mounts', async () => {
    const feature = featureOf('x');
    const shop = moduleOf('shop', { imports: [feature] });
    const mounting = {
      ...admin(shop),
      mounts: [{ module: feature, namespace: 'y' }],
    };

    expect(await toolsOfBoth([shop], [{}, mounting])).toEqual({
      default: [],
      admin: ['shop', 'y_run'],
    });
  });

  it('that names a `server`', async () => {
    const feature = named('only', {
      imports: [McpModule.forFeature({ namespace: 'x', server: 'admin' })],
      providers: [toolsOf('run')],
    });
    const shop = moduleOf('shop', { imports: [feature] });
    const help = moduleOf('help', { imports: [feature] });

    expect(await toolsOfBoth([shop, help], [{}, admin(help)])).toEqual({
      default: ['shop'],
      admin: ['help', 'x_run'],
    });
  });

  it('that only a module no server offers imports', async () => {
    const hidden = moduleOf('hidden', { imports: [featureOf('x')] });
    const users = moduleOf('users', { imports: [hidden] });
    const log: string[] = [];

    expect(await toolsOfBoth([users], [{}, admin(users)])).toEqual({
      default: [],
      admin: ['users'],
    });
    await (await compile([users], [{}, admin(users)], log)).init();
    expect(log).toContain(
      'No MCP server offers Tools.run (XModule): name XModule in the include or the mounts of one.',
    );
  });

  it('and what only it imports', async () => {
    const feature = featureOf('x', [moduleOf('parts')]);
    const log: string[] = [];

    expect(await toolsOfOne([feature], {})).toEqual(['x_run']);
    await (await compile([feature], [{}], log)).init();
    expect(log).toContain(
      'No MCP server offers Tools.run (PartsModule): name PartsModule in the include or the mounts of one.',
    );
  });

  it('and another one that import each other', async () => {
    @Module({
      imports: [
        McpModule.forFeature({ namespace: 'ring' }),
        forwardRef(() => Link),
      ],
      providers: [toolsOf('run')],
    })
    class Ring {}
    @Module({
      imports: [
        McpModule.forFeature({ namespace: 'link' }),
        forwardRef(() => Ring),
      ],
      providers: [toolsOf('run')],
    })
    class Link {}

    expect(await toolsOfOne([Ring], {})).toEqual(['ring_link_run', 'ring_run']);
    expect(await toolsOfOne([Ring, Link], {})).toEqual([
      'link_ring_run',
      'link_run',
      'ring_link_run',
      'ring_run',
    ]);
  });

  it('and another one with equal options', async () => {
    const equal = () => McpModule.forFeature({ namespace: 'x' });
    const [one, two] = [
      named('one', { imports: [equal()], providers: [toolsOf('one')] }),
      named('two', { imports: [equal()], providers: [toolsOf('two')] }),
    ];
    @Module({ imports: [one, two, McpModule.forRoot()] })
    class AppModule {}

    for (const moduleIdGeneratorAlgorithm of [
      'reference',
      'deep-hash',
    ] as const) {
      const app = await NestFactory.createApplicationContext(AppModule, {
        logger: false,
        moduleIdGeneratorAlgorithm,
      });
      expect(await toolsAt(app)).toEqual(['x_one', 'x_two']);
      await app.close();
    }
  });

  it('that is dynamic', async () => {
    @Module({})
    class Tenant {
      static of(name: string): DynamicModule {
        return {
          module: Tenant,
          imports: [McpModule.forFeature({ namespace: name })],
          providers: [toolsOf('run')],
        };
      }
    }

    const tools = await toolsOfOne([Tenant.of('one'), Tenant.of('two')], {});

    expect(tools).toEqual(['one_run', 'two_run']);
  });

  it('that is global', async () => {
    const feature = featureOf('x');
    Global()(feature);
    const users = moduleOf('users', { imports: [feature] });

    expect(await toolsOfBoth([users], [{}, admin(users)])).toEqual({
      default: ['x_run'],
      admin: ['users'],
    });
  });

  it('that is the root module', async () => {
    @Module({
      imports: [
        moduleOf('shop'),
        McpModule.forRoot(),
        McpModule.forFeature({ namespace: 'x' }),
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
      expect(await toolsAt(application)).toEqual(['x_root']);
      await application.close();
    }
  });

  it('twice', async () => {
    const feature = (server?: string) =>
      McpModule.forFeature({ namespace: 'x', ...(server && { server }) });
    const twice = named('twice', { imports: [feature(), feature('admin')] });
    const apart = named('apart', {
      imports: [feature('default'), feature('admin')],
      providers: [toolsOf('run')],
    });
    const shop = moduleOf('shop', { imports: [apart] });

    expect(await problemsOf([twice], {}, admin())).toEqual([
      {
        code: 'MCP_DUPLICATE_FEATURE',
        where: 'McpModule.forFeature() in TwiceModule',
        message: 'it is imported more than once for the server "admin".',
        remedy: expect.stringContaining('forFeature({ server })'),
      },
    ]);
    expect(await toolsOfBoth([shop], [{}, admin(shop)])).toEqual({
      default: [],
      admin: ['shop', 'x_run'],
    });
  });

  it('for a server the application does not have', async () => {
    const imports = [McpModule.forFeature({ server: 'other' })];

    expect(await problemsOf([named('lost', { imports })], {})).toMatchObject([
      {
        code: 'MCP_UNKNOWN_SERVER',
        where: 'McpModule.forFeature() in LostModule',
        message: 'there is no MCP server "other"; there is "default".',
      },
    ]);
  });
});
