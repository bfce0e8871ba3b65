import {
  BadRequestException,
  HttpException,
  Injectable,
  NotFoundException,
  UseFilters,
} from '@nestjs/common';
import { of, throwError } from 'rxjs';
import {
  Input,
  McpException,
  McpValidationException,
  Tool,
  ToolError,
  ToolResult,
} from '../../lib/index.js';
import { mcpMatchers, type McpTestClient } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';
import { answer, filter } from './filters.fixture.js';

expect.extend(mcpMatchers);

class NoSuchCity extends Error {}

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
