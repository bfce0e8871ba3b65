import { admin, compile, moduleOf } from './support.js';

describe('the start-up report', () => {
  it('says which modules each server offers', async () => {
    const [users, shop] = [moduleOf('users'), moduleOf('shop')];
    const help = moduleOf('help');
    const log: string[] = [];

    const servers = [
      { name: 'shop', include: [shop, help] },
      admin(users, help),
    ];
    await (await compile([users, shop, help], servers, log)).init();

    expect(log).toEqual(
      expect.arrayContaining([
        'MCP server "shop" offers what is in ShopModule, HelpModule',
        'MCP server "admin" offers what is in UsersModule, HelpModule',
      ]),
    );
  });

  it('says where to look when a server offers nothing', async () => {
    const log: string[] = [];

    await (await compile([moduleOf('shop')], [{}, admin()], log)).init();

    expect(log).toContain(
      'MCP server "admin" found no @Tool(), @Resource() or @Prompt() method: name the modules that have them in its include or mounts.',
    );
  });

  it('does not speak of modules where one server offers everything', async () => {
    const log: string[] = [];

    await (await compile([moduleOf('shop')], [{}], log)).init();

    expect(log.filter((line) => line.includes('offers what'))).toEqual([]);
  });

  it('says what is mounted where, and under which names', async () => {
    const [shop, orders] = [moduleOf('shop'), moduleOf('orders')];
    const log: string[] = [];

    const mounts = [
      {
        module: shop,
        namespace: 'a',
        children: [{ module: orders, namespace: 'b' }],
      },
    ];
    await (
      await compile([shop, orders], [{ name: 'all', mounts }], log)
    ).init();

    expect(log).toEqual(
      expect.arrayContaining([
        'Mapped tool {a_b_orders} to Tools.run (OrdersModule)',
        'Mounted ShopModule as mount "a" of MCP server "all": 2 tools',
        'Mounted OrdersModule as mount "a > b" of MCP server "all": 1 tool',
      ]),
    );
  });
});
