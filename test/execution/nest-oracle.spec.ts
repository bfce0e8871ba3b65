import {
  Catch,
  type ExecutionContext,
  Injectable,
  Module,
  type PipeTransform,
  type Type,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import {
  APP_FILTER,
  APP_GUARD,
  APP_INTERCEPTOR,
  APP_PIPE,
  ExternalContextCreator,
} from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { Input, McpModule, Tool } from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { silentLogger } from '../support/silent-logger.js';

let serial = 0;
let seen: string[] = [];

/** Says which instance ran, so that a second instance of a class is noticed. */
function see(kind: string, instance: object & { serial: number }): void {
  seen.push(`${kind} ${instance.constructor.name} #${instance.serial}`);
}

@Injectable()
class Clock {
  readonly now = 7;
}

function enhancers(level: string) {
  @Injectable()
  class Guard {
    readonly serial = ++serial;
    constructor(readonly clock: Clock) {}
    canActivate(context: ExecutionContext) {
      see(`guard at ${this.clock.now}`, this);
      seen.push(`${context.getClass().name}.${context.getHandler().name}`);
      return true;
    }
  }
  @Injectable()
  class Interceptor {
    readonly serial = ++serial;
    constructor(readonly clock: Clock) {}
    intercept(_: ExecutionContext, next: { handle(): never }) {
      see(`interceptor at ${this.clock.now}`, this);
      return next.handle();
    }
  }
  @Injectable()
  class Pipe {
    readonly serial = ++serial;
    transform(value: unknown) {
      see('pipe', this);
      return value;
    }
  }
  @Catch()
  class Filter {
    readonly serial = ++serial;
    catch(error: Error) {
      see('filter', this);
      return `filtered: ${error.message}`;
    }
  }
  for (const each of [Guard, Interceptor, Pipe, Filter]) {
    Object.defineProperty(each, 'name', { value: `${level}${each.name}` });
  }
  return { Guard, Interceptor, Pipe, Filter };
}

function application() {
  const app = enhancers('App');
  const onClass = enhancers('Class');
  const onMethod = enhancers('Method');

  @Injectable()
  @UseGuards(onClass.Guard)
  @UseInterceptors(onClass.Interceptor)
  @UsePipes(onClass.Pipe)
  @UseFilters(onClass.Filter)
  class Host {
    @Tool({ input: { type: 'object' } })
    @UseGuards(onMethod.Guard)
    @UseInterceptors(onMethod.Interceptor)
    @UsePipes(onMethod.Pipe)
    @UseFilters(onMethod.Filter)
    work(@Input() input: unknown) {
      seen.push('handler');
      if (Object(input).fail) throw new Error('on purpose');
      return 'worked';
    }
  }
  @Module({
    imports: [McpModule.forRoot()],
    providers: [
      Host,
      Clock,
      { provide: APP_GUARD, useClass: app.Guard },
      { provide: APP_INTERCEPTOR, useClass: app.Interceptor },
      { provide: APP_PIPE, useClass: app.Pipe },
      { provide: APP_FILTER, useClass: app.Filter },
    ],
  })
  class AppModule {}
  return { AppModule, Host };
}

/** What Nest's own context for other protocols runs, and in which order. */
async function byNest(
  module: TestingModule,
  host: Type<{ work(...args: unknown[]): unknown }>,
  input: object,
): Promise<{ seen: string[]; result: unknown }> {
  seen = [];
  const instance = module.get(host);
  const call = module
    .get(ExternalContextCreator)
    .create(
      instance,
      instance.work,
      'work',
      'oracle:args',
      { exchangeKeyForValue: () => input },
      undefined,
      undefined,
      undefined,
      'mcp',
    );
  const result: unknown = await call(input);
  return { result, seen: [...seen] };
}

/** What this library runs for the same handler. */
async function byUs(
  module: TestingModule,
  input: Record<string, unknown>,
): Promise<{ seen: string[]; result: unknown }> {
  const client = await createTestClient(module);
  seen = [];
  const { content } = await client.callTool({ name: 'work', arguments: input });
  const ran = seen;
  await client.close();
  return {
    result: content[0]?.type === 'text' ? content[0].text : undefined,
    seen: ran,
  };
}

describe('for a host that Nest’s external context can place', () => {
  it.each([{}, { fail: true }])(
    'the same instances run in the same order: %j',
    async (input) => {
      const { AppModule, Host } = application();
      // The key under which the oracle finds that there is one parameter.
      Reflect.defineMetadata(
        'oracle:args',
        { '3:0': { index: 0, pipes: [] satisfies PipeTransform[] } },
        Host,
        'work',
      );
      const module = await Test.createTestingModule({ imports: [AppModule] })
        .setLogger(silentLogger)
        .compile();
      await module.init();

      const nest = await byNest(module, Host, input);
      const ours = await byUs(module, input);

      expect(ours).toEqual(nest);
      expect(ours.seen).toContain('handler');
      await module.close();
    },
  );
});
