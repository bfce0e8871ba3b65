import { describe, expect, it } from '@jest/globals';
import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  Scope,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { map } from 'rxjs';
import { join } from 'node:path';
import {
  FileResource,
  type McpContext,
  McpExecutionContext,
  ReadyResource,
  Resource,
  Tool,
} from '../../lib/index.js';
import { clientOf, ERAS, refusalOf } from '../primitives/support.js';
import { tempFolder } from './support/temp-folder.js';

const folder = tempFolder({ 'a.txt': 'a', 'b.txt': 'b' });

const asked: string[] = [];

@Injectable()
class Never implements CanActivate {
  canActivate(context: ExecutionContext) {
    const { name } = McpExecutionContext.create(context).getComponent() ?? {};
    asked.push(
      `${context.getClass().name}.${context.getHandler().name} ${name}`,
    );
    return false;
  }
}

@Injectable()
class Loud implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(map((text) => `${String(text)}!`));
  }
}

@Injectable()
class Config {
  readonly path = join(folder, 'a.txt');
}

@UseGuards(Never)
@Injectable()
class Secret extends FileResource {
  constructor() {
    super({ uri: 'files://secret', path: join(folder, 'b.txt') });
  }
}

@Injectable()
class FromConfig extends FileResource {
  constructor(config: Config) {
    super({ uri: 'files://class', path: config.path });
  }
}

@Injectable()
class Greeting extends ReadyResource {
  constructor() {
    super({ uri: 'greeting://world', mimeType: 'text/x-greeting' });
  }

  @UseInterceptors(Loud)
  read(ctx: McpContext) {
    return `Hello by ${ctx.transport}`;
  }

  @Tool()
  greet() {
    return 'Hello';
  }
}

describe.each(ERAS)('ready-made resources of %s clients', (era) => {
  const client = clientOf(era, {
    providers: [
      FileResource.provider({ uri: 'files://b', path: join(folder, 'b.txt') }),
      {
        provide: 'from the configuration',
        useFactory: ({ path }: Config) =>
          new FileResource({ uri: 'files://factory', path }),
        inject: [Config],
      },
      FromConfig,
      Secret,
      Greeting,
      Config,
    ],
  });
  const textOf = async (uri: string) => {
    const { contents } = await (await client).readResource({ uri });
    const [first] = contents;
    return first && 'text' in first ? first.text : undefined;
  };

  it('are listed in the order of the providers', async () => {
    const { resources } = await (await client).listResources();
    expect(resources.map(({ uri, name }) => `${uri} ${name}`)).toEqual([
      'files://b b',
      'files://factory factory',
      'files://class class',
      'files://secret secret',
      'greeting://world world',
    ]);
  });

  it('are values, made by factories, or classes with dependencies', async () => {
    expect(await textOf('files://b')).toBe('b');
    expect(await textOf('files://factory')).toBe('a');
    expect(await textOf('files://class')).toBe('a');
  });

  it('are guarded as any provider', async () => {
    asked.length = 0;
    await refusalOf(textOf('files://secret'));
    expect(asked).toEqual(['Secret.read secret']);
  });

  it('may be your own, with a context, interceptors and tools beside', async () => {
    expect(await textOf('greeting://world')).toBe('Hello by in-memory!');
    const { tools } = await (await client).listTools();
    expect(tools).toMatchObject([{ name: 'greet' }]);
  });
});

it('an option there is not is no option of a provider either', () => {
  // @ts-expect-error: the compiler is what says so
  const provider = FileResource.provider({ uri: 'a://b', path: 'c', mime: '' });
  expect(provider).toHaveProperty('useValue', expect.any(FileResource));
});

describe('the name of a ready-made resource', () => {
  it.each([
    ['docs://readme', 'readme'],
    ['docs://guide/start/', 'start'],
    ['docs://', 'docs'],
    ['urn:isbn:0451450523', '0451450523'],
    ['docs://S%C3%A3o%20Paulo?x=1#y', 'São Paulo'],
    ['docs://%FF', 'docs://%FF'],
  ])('of %s is %s', (uri, name) => {
    expect(new FileResource({ uri, path: 'a' }).listing.name).toBe(name);
  });

  it('is the one that is given', () => {
    const { listing } = new FileResource({
      uri: 'a://b',
      path: 'c',
      name: 'd',
    });
    expect(listing.name).toBe('d');
  });
});

describe('an application does not start with a ready-made resource', () => {
  it('whose URI is none', async () => {
    const providers = [FileResource.provider({ uri: 'readme', path: 'a' })];
    await expect(clientOf('modern', { providers })).rejects.toThrow(
      'FileResource.read: "readme" is no absolute URI. [MCP_INVALID_URI]',
    );
  });

  it('whose URI another resource has', async () => {
    @Injectable()
    class Other {
      @Resource('DOCS://a')
      other() {
        return '';
      }
    }
    const providers = [
      FileResource.provider({ uri: 'docs://a', path: 'a' }),
      Other,
    ];
    await expect(clientOf('modern', { providers })).rejects.toThrow(
      'MCP_DUPLICATE_NAME',
    );
  });

  it.each([
    ['of request scope', Scope.REQUEST],
    ['of transient scope', Scope.TRANSIENT],
  ])('%s', async (_, scope) => {
    @Injectable({ scope })
    class Scoped extends FileResource {
      constructor() {
        super({ uri: 'docs://scoped', path: 'a' });
      }
    }
    const starting = clientOf('modern', { providers: [Scoped] });
    await expect(starting).rejects.toThrow('MCP_RESOURCE_SCOPE');
    await expect(starting).rejects.toThrow('@Resource()');
  });

  it('that a factory makes for each request, where its token tells', async () => {
    abstract class Scoped extends FileResource {}
    const providers = [
      {
        provide: Scoped,
        scope: Scope.REQUEST,
        useFactory: () => new FileResource({ uri: 'docs://a', path: 'a' }),
      },
    ];
    await expect(clientOf('modern', { providers })).rejects.toThrow(
      'Scoped: a ready-made resource is listed at start-up',
    );
  });
});
