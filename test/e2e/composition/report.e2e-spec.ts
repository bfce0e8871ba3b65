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
      'MCP server "admin" found no @Tool(), @Resource() or @Prompt() method: name the modules that have them in its include.',
    );
  });

  it('does not speak of modules where one server offers everything', async () => {
    const log: string[] = [];

    await (await compile([moduleOf('shop')], [{}], log)).init();

    expect(log.filter((line) => line.includes('offers what'))).toEqual([]);
  });
});
