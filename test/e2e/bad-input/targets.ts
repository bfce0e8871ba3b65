import { HttpException, Injectable } from '@nestjs/common';
import { IsArray, IsNumber } from 'class-validator';
import {
  McpContext,
  McpException,
  Tool,
  ToolError,
} from '../../../lib/index.js';

/** What must never reach a client. */
export const SECRET = 'password=hunter2';

/** Things a handler can throw. */
export const THROWN: Readonly<Record<string, () => unknown>> = {
  'an Error': () => new Error(SECRET),
  'a string': () => SECRET,
  undefined: () => undefined,
  null: () => null,
  'an object': () => ({ message: SECRET, status: 400 }),
  'an object without a prototype': () => Object.create(null),
  'a frozen object': () => Object.freeze({ message: SECRET }),
  'a symbol': () => Symbol(SECRET),
  'a function': () => () => SECRET,
  'an Error whose message cannot be read': () =>
    Object.defineProperty(new Error(), 'message', {
      get() {
        throw new Error(SECRET);
      },
    }),
  'an Error whose message is a symbol': () =>
    Object.assign(new Error(), { message: Symbol(SECRET) }),
  'an HttpException below 500': () => new HttpException('Out of stock', 409),
  'an HttpException below 500 with several messages': () =>
    new HttpException({ message: ['one', 'two'] }, 422),
  'an HttpException from 500 on': () => new HttpException(SECRET, 503),
  'a ToolError': () => new ToolError('There is no such city.'),
  'an McpException': () =>
    new McpException(-32050, 'Unknown region', { region: 'x' }),
};

/** Things a handler can return that are no result. */
export const RETURNED: Readonly<Record<string, () => unknown>> = {
  'a cycle': () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    return cycle;
  },
  'a BigInt': () => 1n,
  'a BigInt inside an object': () => ({ amount: 1n }),
  'a function': () => () => SECRET,
  'a symbol': () => Symbol(SECRET),
  undefined: () => undefined,
  'an object whose toJSON() throws': () => ({
    toJSON() {
      throw new Error(SECRET);
    },
  }),
  'a finished result with a BigInt in it': () => ({
    content: [{ type: 'text', text: 1n }],
  }),
  'a finished result with a cycle in it': () => {
    const block: Record<string, unknown> = { type: 'text', text: '' };
    block['_meta'] = block;
    return { content: [block] };
  },
};

const ANYTHING = { type: 'object' } as const;
const CHOICE = {
  type: 'object',
  properties: { what: { type: 'string' } },
  required: ['what'],
} as const;

/** A DTO with a list. */
export class Measurements {
  @IsArray()
  @IsNumber({}, { each: true })
  values: number[];
}

/** Tools that go wrong in every way a handler can. */
@Injectable()
export class Targets {
  @Tool({
    input: {
      type: 'object',
      properties: { text: { type: 'string' } },
      required: ['text'],
    },
  })
  echo({ text }: { text: string }): string {
    return text;
  }

  @Tool({ input: ANYTHING })
  keys(args: object): string {
    return Object.keys(args).join();
  }

  @Tool()
  nothing(): string {
    return 'nothing';
  }

  @Tool({
    input: {
      type: 'object',
      properties: {
        region: { type: 'string', 'x-mcp-header': 'Region' },
        count: { type: 'integer', 'x-mcp-header': 'Count' },
      },
    },
  })
  mirrored({ region }: { region?: string }): string {
    return region ?? 'none';
  }

  @Tool({
    input: {
      type: 'object',
      properties: { values: { type: 'array', items: { type: 'number' } } },
    },
  })
  count({ values }: { values: readonly number[] }): string {
    return `${values.length} values`;
  }

  @Tool()
  measure({ values }: Measurements): string {
    return `${values.length} values`;
  }

  @Tool({ name: 'throw', input: CHOICE })
  fail({ what }: { what: string }): never {
    throw THROWN[what]?.();
  }

  @Tool({ name: 'return', input: CHOICE })
  give({ what }: { what: string }): unknown {
    return RETURNED[what]?.();
  }

  @Tool({
    input: ANYTHING,
    output: {
      type: 'object',
      properties: { total: { type: 'number' } },
      required: ['total'],
    },
  })
  promise(args: object): unknown {
    return args;
  }

  @Tool({ input: ANYTHING, timeoutMs: 30 })
  hang(): Promise<never> {
    return new Promise(() => undefined);
  }

  @Tool({ name: 'fail-late', input: ANYTHING, timeoutMs: 20 })
  async failLate(): Promise<never> {
    await new Promise((done) => setTimeout(done, 50));
    throw new Error(SECRET);
  }

  /** The signals of calls that wait for their client. */
  readonly waiting: AbortSignal[] = [];

  @Tool({ input: ANYTHING })
  wait(_: object, { signal }: McpContext): Promise<string> {
    this.waiting.push(signal);
    return new Promise((done) =>
      signal.addEventListener('abort', () => done('stopped')),
    );
  }
}
