import {
  Controller,
  Inject,
  Injectable,
  Module,
  Post,
  Res,
  UploadedFile,
  UseGuards,
} from '@nestjs/common';
import { IsString } from 'class-validator';
import {
  Input,
  McpConfigurationException,
  McpModule,
  Tool,
} from '../../lib/index.js';
import { problemsOf } from './support.js';

class Empty {}

class City {
  @IsString()
  city: string;
}

@Injectable()
class NeedsWhatNobodyProvides {
  constructor(@Inject('NOT_THERE') readonly missing: unknown) {}

  canActivate() {
    return true;
  }

  transform(value: unknown) {
    return value;
  }
}

describe('an application that does not start', () => {
  it('lists everything that is wrong, each with place and remedy', async () => {
    @Injectable()
    class Broken {
      @Tool('not a name!')
      invalidName() {}

      @Tool()
      emptyDto(_: Empty) {}

      @Tool()
      unnamed(_: string) {}

      @Tool()
      untyped(_: { city: string }) {}

      @Tool()
      twoInputs(_: City, __: City) {}

      @Tool({ input: { type: 'strin' } })
      badSchema() {}

      @Tool({ timeoutMs: -1 })
      badTimeout() {}

      @Tool({ output: {} as never, input: String as never })
      notASchema() {}
    }

    const { problems, message } = await problemsOf({ providers: [Broken] });

    expect(problems.map(({ code, where }) => [where, code])).toEqual([
      ['Broken.invalidName', 'MCP_INVALID_NAME'],
      ['Broken.emptyDto', 'MCP_SCHEMA_DTO_EMPTY'],
      ['Broken.unnamed', 'MCP_UNKNOWN_PARAMETER'],
      ['Broken.untyped', 'MCP_UNKNOWN_PARAMETER'],
      ['Broken.twoInputs', 'MCP_AMBIGUOUS_INPUT'],
      ['Broken.badSchema', 'MCP_SCHEMA_NOT_OBJECT'],
      ['Broken.badTimeout', 'MCP_INVALID_TIMEOUT'],
      ['Broken.notASchema', 'MCP_SCHEMA_DTO_EMPTY'],
    ]);
    for (const { where, code, remedy } of problems) {
      expect(message).toContain(where);
      expect(message).toContain(`[${code}]`);
      expect(message).toContain(`→ ${remedy}`);
    }
  });

  it('names both places of a duplicate name', async () => {
    @Injectable()
    class First {
      @Tool('same')
      one() {}
    }
    @Injectable()
    class Second {
      @Tool('same')
      two() {}
    }

    const { message } = await problemsOf({ providers: [First, Second] });

    expect(message).toContain(
      'Second.two: the tool name "same" is taken by First.one. [MCP_DUPLICATE_NAME]',
    );
  });

  it('says so when one class is provided twice', async () => {
    @Injectable()
    class Shared {
      @Tool()
      tool() {}
    }
    @Module({ providers: [Shared] })
    class Other {}

    const { problems } = await problemsOf({
      imports: [Other],
      providers: [Shared],
    });

    expect(problems[0]?.remedy).toContain('provided by more than one module');
  });

  it('names the toolchain that emits no parameter types', async () => {
    class Untyped {
      tool(_: City) {}
    }
    const { prototype } = Untyped;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'tool');
    Reflect.apply(Tool(), undefined, [prototype, 'tool', descriptor]);

    const { problems } = await problemsOf({ providers: [Untyped] });

    expect(problems).toMatchObject([
      { code: 'MCP_NO_PARAMETER_TYPES', where: 'Untyped.tool' },
    ]);
    expect(problems[0]?.remedy).toContain('emitDecoratorMetadata');
  });

  it('refuses handlers that write the response or take files', async () => {
    @Controller()
    class Http {
      @Post('raw')
      @Tool()
      raw(@Res() _: unknown) {}

      @Post('file')
      @Tool()
      file(@UploadedFile() _: unknown) {}
    }

    const { problems } = await problemsOf({ controllers: [Http] });

    expect(problems.map(({ code }) => code)).toEqual([
      'MCP_UNSUPPORTED_PARAMETER',
      'MCP_UNSUPPORTED_PARAMETER',
    ]);
  });

  describe('because an enhancer cannot be instantiated', () => {
    function guarded(): new () => object {
      class Guarded {
        @Tool()
        tool() {}
      }
      UseGuards(NeedsWhatNobodyProvides)(Guarded);
      return Guarded;
    }

    it.each([
      ['useFactory', () => ({ useFactory: () => new (guarded())() })],
      ['useValue', () => ({ useValue: new (guarded())() })],
    ])('of a host registered with %s', async (_, how) => {
      const { problems } = await problemsOf({
        providers: [{ provide: 'HOST', ...how() }],
      });

      expect(problems).toMatchObject([
        { code: 'MCP_ENHANCER_UNRESOLVED', where: 'Guarded' },
      ]);
      expect(problems[0]?.message).toContain('NeedsWhatNobodyProvides');
    });

    it('named on a parameter', async () => {
      @Injectable()
      class Piped {
        @Tool()
        tool(@Input('city', NeedsWhatNobodyProvides) _: string) {}
      }

      const { problems } = await problemsOf({ providers: [Piped] });

      expect(problems).toMatchObject([
        { code: 'MCP_ENHANCER_UNRESOLVED', where: 'Piped.tool' },
      ]);
    });

    it('named in the options of the server', async () => {
      const { problems } = await problemsOf(
        {},
        { guards: [NeedsWhatNobodyProvides] },
      );

      expect(problems).toMatchObject([
        { code: 'MCP_ENHANCER_UNRESOLVED', where: 'McpModule guards' },
      ]);
    });
  });

  it('refuses what is no enhancer at all', async () => {
    const { problems } = await problemsOf({}, { guards: [Empty as never] });

    expect(problems).toMatchObject([
      { code: 'MCP_ENHANCER_INVALID', where: 'McpModule guards' },
    ]);
  });

  it('refuses options that cannot be meant', async () => {
    const { problems } = await problemsOf(
      {},
      {
        name: '',
        lists: { pageSize: 0, ttlMs: -1 },
        http: {
          maxBodySize: Number.NaN,
          allowedOrigins: ['*', 'https://app.example.com', 'app.example.com'],
        },
        interaction: { maxRounds: 0, timeoutMs: -5 },
        state: { ttlMs: 0.5 },
      },
    );

    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['MCP_INVALID_OPTION', 'McpModule name'],
      ['MCP_INVALID_OPTION', 'McpModule lists.pageSize'],
      ['MCP_INVALID_OPTION', 'McpModule lists.ttlMs'],
      ['MCP_INVALID_OPTION', 'McpModule http.maxBodySize'],
      ['MCP_INVALID_OPTION', 'McpModule interaction.timeoutMs'],
      ['MCP_INVALID_OPTION', 'McpModule interaction.maxRounds'],
      ['MCP_INVALID_OPTION', 'McpModule state.ttlMs'],
      ['MCP_INVALID_OPTION', 'McpModule http.allowedOrigins'],
    ]);
  });

  it('refuses a second server of the same id or path', async () => {
    const twice = await problemsOf({ imports: [McpModule.forRoot({})] });
    const onOnePath = await problemsOf({
      imports: [McpModule.forRoot({ id: 'other', name: 'other' })],
    });

    // The same dynamic module imported twice is one module to Nest; these differ.
    expect([...twice.problems, ...onOnePath.problems]).toMatchObject([
      { code: 'MCP_DUPLICATE_SERVER' },
      { code: 'MCP_DUPLICATE_PATH' },
    ]);
  });

  it('tells at once that @Tool() belongs on a method of an instance', () => {
    const decorate = () => {
      class Static {
        @Tool()
        static tool() {}
      }
      return Static;
    };

    expect(decorate).toThrow('@Tool() on Static.tool');
  });

  it('is told apart by its class', async () => {
    const exception = await problemsOf({}, { guards: [Empty as never] });

    expect(exception).toBeInstanceOf(McpConfigurationException);
    expect(exception.message).toMatch(
      /^The MCP server cannot start: 1 problem\./,
    );
  });
});
