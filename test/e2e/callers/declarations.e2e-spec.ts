import { Get, Logger } from '@nestjs/common';
import {
  AppliesToLists,
  Authorize,
  Completion,
  McpConfigurationException,
  type McpModuleOptions,
  Prompt,
  Public,
  RequireRoles,
  RequireScopes,
  Tool,
  Visibility,
} from '../../../lib/index.js';
import { As, startWith } from './support.js';

/** What keeps an application from starting. */
async function problems(
  host: Parameters<typeof startWith>[0][number],
  options: McpModuleOptions = {},
): Promise<readonly string[]> {
  try {
    const { app } = await startWith([host], options);
    await app.close();
    return [];
  } catch (error) {
    if (!(error instanceof McpConfigurationException)) throw error;
    return error.problems.map(({ code, where }) => `${code} ${where}`);
  }
}

const given = (value: string) => JSON.parse(value);

describe('declarations of who may use something', () => {
  it.each([
    ['no scope', () => RequireScopes()],
    ['an empty scope', () => RequireScopes('')],
    ['a scope that ends a quoted text', () => RequireScopes('a" b')],
    ['a scope that is two', () => RequireScopes('a b')],
    ['a scope with a line break', () => RequireScopes('a\r\nb')],
    ['no role', () => RequireRoles()],
    ['an empty role', () => RequireRoles(' ')],
    ['a role that is no text', () => RequireRoles(given('7'))],
    ['no function', () => Authorize(given('{}'))],
  ])('are refused with %s', (_, make) => {
    expect(make).toThrow(TypeError);
  });

  it('belong on classes and methods of instances', () => {
    expect(() => {
      class Wrong {
        @RequireScopes('a')
        static tool() {}
      }
      return Wrong;
    }).toThrow('belongs on a method of an instance');
    expect(() =>
      Reflect.apply(AppliesToLists(), undefined, [{}, 'tool']),
    ).toThrow('belongs on the class of a guard');
  });

  it('are start-up problems where they would protect nothing', async () => {
    class Routes {
      @Get('orders')
      @RequireScopes('orders')
      orders() {}

      @Prompt({
        input: { type: 'object', properties: { a: { type: 'string' } } },
      })
      plan() {}

      @Completion({ prompt: 'plan', argument: 'a' })
      @RequireRoles('admin')
      complete() {}
    }
    expect(await problems(Routes)).toEqual([
      'MCP_MISPLACED_ACCESS Routes.orders',
      'MCP_MISPLACED_ACCESS Routes.complete',
    ]);
  });

  it('are start-up problems where they cannot be asked', async () => {
    class Tools {
      @Tool({ visible: given('true') })
      tool() {}
    }
    expect(await problems(Tools)).toEqual(['MCP_INVALID_ACCESS Tools.tool']);
    class Fine {
      @Tool()
      tool() {}
    }
    for (const access of [
      { scopes: [] },
      { roles: given('"admin"') },
      { authorize: given('{}') },
      { public: true, scopes: ['a'] },
      { tags: { admin: { scopes: ['a b'] } } },
    ]) {
      const found = await problems(Fine, { access });
      expect(found).toHaveLength(1);
      expect(found[0]).toContain('MCP_INVALID_ACCESS');
    }
  });

  it('hold for methods that override others, which open nothing by being overridden', async () => {
    class Base {
      @Tool()
      @RequireRoles('admin')
      drop() {
        return 'base';
      }

      @Tool()
      @Public()
      hours() {
        return 'base';
      }
    }
    @RequireRoles('staff')
    class Derived extends Base {
      @Tool()
      override drop() {
        return 'derived';
      }

      @Tool()
      override hours() {
        return 'derived';
      }
    }
    const { app, url } = await startWith([Derived]);
    const names = (caller: object) =>
      new As(url, 'modern', { ...caller }).names('tools');
    expect(await names({})).toEqual([]);
    expect(await names({ roles: ['staff'] })).toEqual(['hours']);
    expect(await names({ roles: ['staff', 'admin'] })).toEqual([
      'drop',
      'hours',
    ]);
    await app.close();
  });
});

describe('an answer that something does not exist which does', () => {
  class Tools {
    @Tool()
    @RequireRoles('admin')
    drop() {}

    @Tool()
    @RequireRoles('admin')
    wipe() {}

    @Tool()
    off() {}

    @Tool()
    on() {}
  }
  const logged: string[] = [];
  afterEach(() => Logger.overrideLogger(false));
  const keepLog = () => {
    logged.length = 0;
    Logger.overrideLogger({
      log() {},
      error() {},
      warn: (message: unknown) => logged.push(String(message)),
    });
  };

  it('is explained in the log of a developer, once', async () => {
    const { app, url } = await startWith([Tools], {
      transforms: [new Visibility({ names: ['off'] }, 'disable')],
    });
    keepLog();
    const eve = new As(url, 'modern', { sub: 'eve', secret: 'shh' });
    await eve.call('drop');
    await eve.call('drop');
    await eve.call('off');
    await eve.call('nope');
    await eve.names('tools');
    expect(logged).toEqual([
      'The tool "drop" exists, but was answered as unknown: the roles rule of Tools.drop hides it from the caller.',
      'The tool "off" exists, but was answered as unknown: Visibility drops it.',
    ]);
    await app.close();
  });

  it('is not explained in production', async () => {
    const { app, url } = await startWith([Tools]);
    keepLog();
    const { NODE_ENV } = process.env;
    process.env['NODE_ENV'] = 'production';
    await new As(url, 'modern', { sub: 'eve' }).call('wipe');
    process.env['NODE_ENV'] = NODE_ENV;
    expect(logged).toEqual([]);
    await app.close();
  });
});
