import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { map } from 'rxjs';
import {
  McpEndpoint,
  McpModule,
  type McpModuleOptions,
  type McpOptionsFactory,
  type Proceed,
} from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { EchoTools } from './support/echo.js';

const Public = () => SetMetadata('public', true);

@Injectable()
class KeyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const isPublic = this.reflector.getAllAndOverride<boolean>('public', [
      context.getHandler(),
      context.getClass(),
    ]);
    const { headers } = context
      .switchToHttp()
      .getRequest<{ headers: Record<string, string> }>();
    if (isPublic || headers['authorization'] === 'key') return true;
    throw new UnauthorizedException('Bring a key');
  }
}

async function clientOf(
  options: McpModuleOptions,
  headers: Record<string, string> = {},
  providers: object[] = [],
) {
  const module = await Test.createTestingModule({
    imports: [McpModule.forRoot(options)],
    providers: [EchoTools, ...(providers as [])],
  }).compile();
  return createTestClient(module, { headers, era: 'legacy' });
}

describe('forRootAsync', () => {
  @Injectable()
  class Config implements McpOptionsFactory {
    createMcpOptions() {
      return { name: 'from-config', version: '3.0.0' };
    }
  }
  @Module({ providers: [Config], exports: [Config] })
  class ConfigModule {}

  it.each([
    [
      'useFactory',
      {
        imports: [ConfigModule],
        inject: [Config],
        useFactory: (config: Config) => config.createMcpOptions(),
      },
    ],
    ['useClass', { useClass: Config }],
    ['useExisting', { imports: [ConfigModule], useExisting: Config }],
  ])('takes options from %s', async (_, how) => {
    const module = await Test.createTestingModule({
      imports: [McpModule.forRootAsync(how)],
      providers: [EchoTools],
    }).compile();
    const client = await createTestClient(module, { era: 'legacy' });

    expect(client.getServerVersion()).toEqual({
      name: 'from-config',
      version: '3.0.0',
    });
  });
});

describe('options', () => {
  it('tell clients who the server is', async () => {
    const client = await clientOf({
      name: 'shop',
      version: '2.0.0',
      title: 'The shop',
      description: 'Sells tea',
      websiteUrl: 'https://shop.example.com',
      icons: [{ src: 'https://shop.example.com/icon.png' }],
      instructions: 'Ask before you buy.',
    });

    expect(client.getServerVersion()).toEqual({
      name: 'shop',
      version: '2.0.0',
      title: 'The shop',
      description: 'Sells tea',
      websiteUrl: 'https://shop.example.com',
      icons: [{ src: 'https://shop.example.com/icon.png' }],
    });
    expect(client.getInstructions()).toBe('Ask before you buy.');
  });

  it('name the caller with `principal`', async () => {
    const client = await clientOf(
      { principal: () => 'ada' },
      { authorization: 'key' },
    );

    const { structuredContent } = await client.callTool({ name: 'echo' });

    expect(structuredContent).toMatchObject({ principal: 'ada' });
  });

  it('take guards of the server from wherever the application has them', async () => {
    const guarded = { guards: [KeyGuard] };

    await expect(clientOf(guarded)).rejects.toThrow('Bring a key');
    await expect(clientOf(guarded, {}, [KeyGuard])).rejects.toThrow(
      'Bring a key',
    );
    const client = await clientOf(guarded, { authorization: 'key' });
    expect(await client.ping()).toEqual({});
  });

  it('open what an endpoint class declares open', async () => {
    @Injectable()
    class OpenHandshake extends McpEndpoint {
      @Public()
      override initialize(proceed: Proceed) {
        return super.initialize(proceed);
      }

      @Public()
      override notification(proceed: Proceed) {
        return super.notification(proceed);
      }
    }

    const client = await clientOf({ http: { endpoint: OpenHandshake } }, {}, [
      { provide: APP_GUARD, useClass: KeyGuard },
    ]);

    await expect(client.listTools()).rejects.toThrow('Bring a key');
    await expect(client.callTool({ name: 'echo' })).rejects.toThrow(
      'Bring a key',
    );
    await expect(client.callTool({ name: 'unknown' })).rejects.toThrow(
      'Bring a key',
    );
  });

  it('keep global interceptors, pipes and filters out with `inherit`', async () => {
    const shout = {
      provide: APP_INTERCEPTOR,
      useValue: {
        intercept: (_: ExecutionContext, next: CallHandler) =>
          next.handle().pipe(map(() => 'intercepted')),
      },
    };

    const inherits = await clientOf({}, {}, [shout]);
    const without = await clientOf({ inherit: { interceptors: false } }, {}, [
      shout,
    ]);

    expect(await inherits.callTool({ name: 'echo' })).toMatchObject({
      content: [{ text: 'intercepted' }],
    });
    expect(await without.callTool({ name: 'echo' })).toMatchObject({
      structuredContent: { input: {} },
    });
  });

  it('offer the methods of an extension, behind the guards', async () => {
    const extensions = [
      {
        id: 'com.example/echo',
        settings: { loud: true },
        methods: {
          'example/echo': (params: Record<string, unknown>) => ({
            said: params['text'],
          }),
        },
      },
    ];
    const client = await clientOf({ extensions });

    expect(client.getServerCapabilities()).toMatchObject({
      extensions: { 'com.example/echo': { loud: true } },
    });
  });
});

describe('two servers in one application', () => {
  it('are told apart by id', async () => {
    const module = await Test.createTestingModule({
      imports: [
        McpModule.forRoot({ name: 'first' }),
        McpModule.forRoot({
          id: 'second',
          name: 'second',
          http: { path: '/second' },
        }),
      ],
      providers: [EchoTools],
    }).compile();

    const first = await createTestClient(module, { era: 'legacy' });
    const second = await createTestClient(module, {
      era: 'legacy',
      id: 'second',
    });

    expect(first.getServerVersion()?.name).toBe('first');
    expect(second.getServerVersion()?.name).toBe('second');
    await expect(createTestClient(module, { id: 'third' })).rejects.toThrow(
      'there is "default", "second"',
    );
  });
});
