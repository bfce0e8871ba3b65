import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { McpModule } from '../../lib/index.js';
import {
  createTestClient,
  mcpMatchers,
  ToolCallException,
} from '../../lib/testing/index.js';
import {
  AppModule,
  BaseTools,
  LockedGuard,
  Weather,
  WeatherTools,
  testing,
} from './weather-app.fixture.js';

expect.extend(mcpMatchers);

describe.each(['legacy', 'modern'] as const)('the %s test client', (era) => {
  it('calls tools as the methods they are', async () => {
    const client = await createTestClient(await testing().compile(), { era });
    const tools = client.of(WeatherTools);

    expect(await tools.outlook({ city: 'Oslo' })).toEqual({
      city: 'Oslo',
      era,
      outlook: 'rain',
    });
    expect(await tools.add(1, 2)).toBe(3);
    expect(await tools.digits()).toBe('123');
    for (const text of ['{"a":1}', 'null', '007', ' 1', 'plain']) {
      expect(await tools.text(text)).toBe(text);
    }
    expect(await tools.numbers()).toEqual([1, 2.5]);
    expect(await tools.nothing()).toBeUndefined();
    expect(await tools.list()).toEqual([1, 2]);
    expect(await tools.inherited()).toBe(1);
    expect(await client.of(BaseTools).inherited()).toBe(1);
    await client.close();
  });

  it('throws what the model would read', async () => {
    const client = await createTestClient(await testing().compile(), { era });

    const failed: unknown = await client
      .of(WeatherTools)
      .fails()
      .catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(ToolCallException);
    expect(failed).toMatchObject({ message: 'Out of order', tool: 'fails' });
    await client.close();
  });

  it('says so when a method is no tool', async () => {
    const client = await createTestClient(await testing().compile(), { era });

    expect(() => client.of(WeatherTools).helper()).toThrow(
      'WeatherTools.helper is not a tool of this server',
    );
    await client.close();
  });

  it('works with overridden providers and guards', async () => {
    const module = await testing()
      .overrideProvider(Weather)
      .useValue({ outlook: () => 'sun' })
      .overrideGuard(LockedGuard)
      .useValue({ canActivate: () => true })
      .compile();
    const client = await createTestClient(module, { era });

    expect(await client.of(WeatherTools).outlook({ city: 'Oslo' })).toEqual({
      city: 'Oslo',
      era,
      outlook: 'sun',
    });
    expect(await client.of(WeatherTools).locked()).toBe('open');
    await client.close();
  });

  it('works with a guard of the server overridden as the provider it is', async () => {
    const guarded = () =>
      Test.createTestingModule({
        imports: [McpModule.forRoot({ guards: [LockedGuard] })],
        providers: [WeatherTools, Weather, LockedGuard],
      });
    const module = await guarded()
      .overrideProvider(LockedGuard)
      .useValue({ canActivate: () => true })
      .compile();
    const client = await createTestClient(module, { era });

    expect(await client.of(WeatherTools).digits()).toBe('123');
    await expect(
      createTestClient(await guarded().compile(), { era }),
    ).rejects.toThrow();
    await client.close();
  });

  it('joins an application that runs already', async () => {
    const module = await testing().compile();
    const app = module.createNestApplication();
    await app.listen(0, '127.0.0.1');
    const client = await createTestClient(module, { era });

    expect(await client.of(WeatherTools).digits()).toBe('123');
    await client.close();
    await app.close();
  });

  it('works with the provider of the tools itself overridden', async () => {
    const module = await testing()
      .overrideProvider(WeatherTools)
      .useValue({ outlook: async () => 'mocked' })
      .compile();
    const client = await createTestClient(module, { era });

    const result = await client.callTool({
      name: 'city-outlook',
      arguments: { city: 'Oslo' },
    });
    const refused = await client.callTool({ name: 'city-outlook' });

    expect(result.content).toEqual([{ type: 'text', text: 'mocked' }]);
    expect(refused).toBeToolError('city: must be a string');
    await client.close();
  });

  it('runs what a spy put in place of a method', async () => {
    const module = await testing().compile();
    const client = await createTestClient(module, { era });
    module.get(WeatherTools).digits = () => '456';

    expect(await client.of(WeatherTools).digits()).toBe('456');
    await client.close();
  });

  it('sends headers, and passes for a user', async () => {
    @Injectable()
    class UserGuard implements CanActivate {
      canActivate(context: ExecutionContext) {
        const request = context.switchToHttp().getRequest<{
          user?: { name: string };
          headers: Record<string, string>;
        }>();
        return (
          request.user?.name === 'ada' || request.headers['x-user'] === 'ada'
        );
      }
    }
    const guarded = Test.createTestingModule({
      imports: [AppModule],
      providers: [{ provide: APP_GUARD, useClass: UserGuard }],
    });
    const module = await guarded.compile();

    await expect(createTestClient(module, { era })).rejects.toThrow();
    for (const options of [
      { user: { name: 'ada' } },
      { headers: { 'x-user': 'ada' } },
    ]) {
      const client = await createTestClient(module, { era, ...options });
      expect(await client.of(WeatherTools).digits()).toBe('123');
      await client.close();
    }
  });
});

describe('a test client', () => {
  it('needs an application with a server', async () => {
    const module = await Test.createTestingModule({
      providers: [Weather],
    }).compile();

    await expect(createTestClient(module)).rejects.toThrow(
      'Import McpModule.forRoot()',
    );
  });
});
