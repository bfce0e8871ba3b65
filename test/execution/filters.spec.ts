import {
  type ArgumentsHost,
  BadRequestException,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  HttpException,
  Injectable,
  NotFoundException,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { of, throwError } from 'rxjs';
import {
  Input,
  McpException,
  McpExecutionContext,
  McpValidationException,
  Tool,
  ToolError,
  ToolResult,
} from '../../lib/index.js';
import { mcpMatchers, type McpTestClient } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';

expect.extend(mcpMatchers);

class NoSuchCity extends Error {}

/** A filter that does one thing with whatever it catches. */
function filter(
  act: (error: Error, host: ArgumentsHost) => unknown,
  ...types: (new (...args: never[]) => Error)[]
): ExceptionFilter {
  @Catch(...types)
  class Filter implements ExceptionFilter {
    catch(error: Error, host: ArgumentsHost): unknown {
      return act(error, host);
    }
  }
  return new Filter();
}

const answer =
  (status: number, body: (error: Error) => unknown) =>
  (error: Error, host: ArgumentsHost): void => {
    const response = host
      .switchToHttp()
      .getResponse<{ status(code: number): { json(body: unknown): void } }>();
    response.status(status).json(body(error));
  };

@Injectable()
class Failing {
  @Tool()
  @UseFilters(filter((error) => `caught: ${error.message}`))
  returned() {
    throw new Error('one');
  }

  @Tool()
  @UseFilters(filter(async (error) => ({ caught: error.message })))
  promised() {
    throw new Error('two');
  }

  @Tool()
  @UseFilters(filter((error) => of(`caught: ${error.message}`)))
  observed() {
    throw new Error('three');
  }

  @Tool()
  @UseFilters(filter(() => throwError(() => new ToolError('told'))))
  replacedByObservable() {
    throw new Error('four');
  }

  @Tool()
  @UseFilters(
    filter(() => {
      throw new NotFoundException('There is no such thing');
    }),
  )
  replaced() {
    throw new Error('five');
  }

  @Tool()
  @UseFilters(
    filter(() => {
      throw new McpException(-32050, 'Own code', { a: 1 });
    }),
  )
  protocol() {
    throw new Error('six');
  }

  @Tool()
  @UseFilters(filter(() => 'never', NoSuchCity))
  forOthers() {
    throw new ToolError('not for that filter');
  }

  @Tool()
  @UseFilters(filter((error) => error.message, NoSuchCity))
  forMe() {
    throw new NoSuchCity('Atlantis');
  }

  @Tool()
  @UseFilters(
    filter(
      answer(404, () => ({ message: 'No such city' })),
      NoSuchCity,
    ),
  )
  answered404() {
    throw new NoSuchCity('secret');
  }

  @Tool()
  @UseFilters(filter(answer(422, () => 'Plain words')))
  answeredText() {
    throw new Error('secret');
  }

  @Tool()
  @UseFilters(filter(answer(400, () => ({ errors: 1 }))))
  answeredWithoutWords() {
    throw new BadRequestException(['a is wrong', 'b is wrong']);
  }

  @Tool()
  @UseFilters(filter(answer(500, (error) => ({ message: error.message }))))
  answered500() {
    throw new Error('secret');
  }

  @Tool()
  @UseFilters(filter(answer(418, () => null)))
  answeredNothing() {
    throw new Error('secret');
  }

  @Tool()
  @UseFilters(filter(() => ({ n: 10n })))
  unserialisable() {
    throw new Error('seven');
  }

  @Tool()
  @UseFilters(filter(() => new ToolResult({ content: 'sorry', isError: true })))
  toolResult() {
    throw new Error('eight');
  }

  @Tool({ input: { type: 'object', required: ['city'] } })
  @UseFilters(
    filter(
      (error) =>
        error instanceof McpValidationException
          ? `${error.issues.length} issue`
          : undefined,
      BadRequestException,
    ),
  )
  validated(@Input() _: unknown) {}

  @Tool()
  httpTeapot() {
    throw new HttpException({ message: 'short and stout' }, 418);
  }

  @Tool()
  http503() {
    throw new HttpException('secret', 503);
  }
}

describe('an error of a handler', () => {
  let client: McpTestClient;

  beforeAll(async () => {
    client = await clientOf({ providers: [Failing] });
  });

  afterAll(() => client.close());

  it.each([
    ['returned', 'caught: one'],
    ['promised', '{"caught":"two"}'],
    ['observed', 'caught: three'],
    ['forMe', 'Atlantis'],
    ['validated', '1 issue'],
  ])('becomes what its filter gives: %s', async (name, text) => {
    const result = await client.callTool({ name });

    expect(result.isError).toBeUndefined();
    expect(result.content).toEqual([{ type: 'text', text }]);
  });

  it.each([
    ['replacedByObservable', 'told'],
    ['replaced', 'There is no such thing'],
    ['forOthers', 'not for that filter'],
    ['answered404', 'No such city'],
    ['answeredText', 'Plain words'],
    ['answeredWithoutWords', 'a is wrong; b is wrong'],
    ['toolResult', 'sorry'],
    ['httpTeapot', 'short and stout'],
  ])('is told in the words meant for clients: %s', async (name, words) => {
    expect(await client.callTool({ name })).toBeToolError(words);
  });

  it.each(['answered500', 'answeredNothing', 'unserialisable', 'http503'])(
    'is masked where nobody meant its words for clients: %s',
    async (name) => {
      const result = await client.callTool({ name });

      expect(result).toBeToolError(/^Internal error \(log reference \w{8}\)$/);
      expect(JSON.stringify(result)).not.toContain('secret');
    },
  );

  it('becomes a JSON-RPC error when a filter asks for one', async () => {
    await expect(client.callTool({ name: 'protocol' })).rejects.toMatchObject({
      code: -32050,
      message: 'Own code',
      data: { a: 1 },
    });
  });
});

describe('a denial', () => {
  async function refusalWith(
    guard: CanActivate,
    ...filters: ExceptionFilter[]
  ): Promise<unknown> {
    @Injectable()
    class Guarded {
      @Tool()
      @UseGuards(guard)
      @UseFilters(...filters)
      guarded() {
        return 'in';
      }
    }
    const client = await clientOf({ providers: [Guarded] });
    return client.callTool({ name: 'guarded' }).catch((error: unknown) => ({
      status: Reflect.get(Object(error), 'status'),
      text: String(error),
    }));
  }

  const no: CanActivate = { canActivate: () => false };

  it('stays one when a filter returns a value', async () => {
    expect(
      await refusalWith(
        no,
        filter(() => 'welcome'),
      ),
    ).toMatchObject({
      status: 403,
    });
  });

  it('stays one when a filter answers with a success', async () => {
    const welcome = filter(answer(200, () => ({ message: 'welcome' })));

    expect(await refusalWith(no, welcome)).toMatchObject({ status: 403 });
  });

  it('takes status and words of a filter that refuses', async () => {
    const login = filter(answer(401, () => ({ message: 'Log in first' })));

    expect(await refusalWith(no, login)).toMatchObject({
      status: 401,
      text: expect.stringContaining('Log in first'),
    });
  });

  it('keeps its own status when a filter makes a server error of it', async () => {
    const broken = filter(answer(500, () => ({ message: 'oops' })));

    expect(await refusalWith(no, broken)).toMatchObject({
      status: 403,
      text: expect.stringContaining('Forbidden resource'),
    });
  });

  it('is one when a guard’s observable says no, or nothing', async () => {
    expect(
      await refusalWith({ canActivate: () => of(true, false) }),
    ).toMatchObject({ status: 403 });
    expect(
      await refusalWith({ canActivate: () => Promise.resolve(false) }),
    ).toMatchObject({ status: 403 });
    expect(
      await refusalWith({ canActivate: () => undefined as unknown as boolean }),
    ).toMatchObject({ status: 403 });
  });

  it('can be a JSON-RPC error of the guard’s own', async () => {
    const guard: CanActivate = {
      canActivate: () => {
        throw new McpException(-32051, 'Out of credit');
      },
    };

    expect(await refusalWith(guard)).toMatchObject({
      text: expect.stringContaining('Out of credit'),
    });
  });

  it('lets in what says yes', async () => {
    expect(await refusalWith({ canActivate: () => of(true) })).toMatchObject({
      content: [{ text: 'in' }],
    });
  });
});

describe('McpExecutionContext', () => {
  it('gives guards the tool, the input as sent, the context and the method', async () => {
    const seen: unknown[] = [];
    const guard: CanActivate = {
      canActivate: (host: ExecutionContext) => {
        const context = McpExecutionContext.create(host);
        seen.push(
          context.getComponent()?.name,
          context.getInput(),
          context.getContext().requestId !== undefined,
          context.getMethod(),
        );
        return true;
      },
    };
    @Injectable()
    class Tools {
      @Tool({ input: { type: 'object' } })
      tool(@Input() _: unknown) {}
    }
    const client = await clientOf({ providers: [Tools] }, { guards: [guard] });
    seen.length = 0;

    await client.callTool({ name: 'tool', arguments: { a: 1 } });
    await client.callTool({ name: 'unknown' }).catch(() => undefined);

    expect(seen).toEqual([
      'tool',
      { a: 1 },
      true,
      'tools/call',
      undefined,
      expect.objectContaining({ name: 'unknown' }),
      true,
      'tools/call',
    ]);
  });

  it('says so where there is none', () => {
    const http = {
      getArgByIndex: () => undefined,
      getType: () => 'http',
    } as unknown as ExecutionContext;

    expect(() => McpExecutionContext.create(http)).toThrow(
      "of type 'http', not 'mcp'",
    );
  });
});
