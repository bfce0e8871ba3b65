import { type LoggerService, Module } from '@nestjs/common';
import { Prompt, Resource, Tool } from '../../../lib/index.js';
import { openDynamicApp } from '../dynamic/support.js';

class Orders {
  @Tool({ tags: ['internal'] })
  purge() {
    return 'purged';
  }

  @Resource({ uri: 'shop://orders/{id}', tags: ['internal'] })
  one() {
    return 'one';
  }

  @Prompt()
  plan() {
    return 'plan';
  }

  @Tool()
  find() {
    return 'found';
  }

  @Resource('shop://open')
  open() {
    return 'open';
  }

  @Prompt()
  hello() {
    return 'hello';
  }
}

@Module({ providers: [Orders] })
class OrdersModule {}

describe('the log, when a client asks for what is left out', () => {
  const environment = process.env['NODE_ENV'];
  afterEach(() => {
    process.env['NODE_ENV'] = environment;
  });

  async function logged(namespace: string): Promise<readonly string[]> {
    const warnings: string[] = [];
    const logger: LoggerService = {
      log() {},
      error() {},
      warn: (line: unknown) => warnings.push(String(line)),
    };
    const app = await openDynamicApp(
      { imports: [OrdersModule] },
      {
        mounts: [
          { module: OrdersModule, namespace, excludeTags: ['internal'] },
        ],
      },
      logger,
    );
    await app.mcp.disable({ names: [`${namespace}_plan`] });
    const client = await app.client();
    for (let time = 0; time < 2; time += 1) {
      await client
        .callTool({ name: `${namespace}_purge`, arguments: {} })
        .catch(() => undefined);
      await client
        .readResource({ uri: `shop://${namespace}/orders/7` })
        .catch(() => undefined);
      await client
        .getPrompt({ name: `${namespace}_plan` })
        .catch(() => undefined);
      await client
        .callTool({ name: `${namespace}_nothing`, arguments: {} })
        .catch(() => undefined);
    }
    await app.close();
    return warnings.filter((line) => line.includes('exists'));
  }

  it('says once which layer did that, by the name clients would know', async () => {
    expect(await logged('a')).toEqual([
      'The tool "a_purge" exists, but was answered as unknown: TagFilter drops it.',
      'The resource-template "one" exists, but was answered as unknown: TagFilter drops it.',
      'The prompt "a_plan" exists, but was answered as unknown: McpServerRef.disable() drops it.',
    ]);
  });

  it('says nothing in production', async () => {
    process.env['NODE_ENV'] = 'production';
    expect(await logged('b')).toEqual([]);
  });
});
