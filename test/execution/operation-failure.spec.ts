import {
  BadRequestException,
  ConflictException,
  ForbiddenException,
  HttpException,
  Logger,
  NotFoundException,
  UnauthorizedException,
  UnprocessableEntityException,
} from '@nestjs/common';
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { PromptError } from '../../lib/errors/prompt-error.js';
import { ResourceError } from '../../lib/errors/resource-error.js';
import {
  operationFailure,
  type OperationTarget,
} from '../../lib/execution/operation-failure.js';
import {
  McpException,
  McpValidationException,
  ToolError,
} from '../../lib/index.js';

const resource = { kind: 'resource', uri: 'notes://1' } as const;
const prompt = { kind: 'prompt', name: 'review' } as const;
const completion = { kind: 'completion' } as const;
type Outcome = Parameters<typeof operationFailure>[0];

const failed = (
  outcome: Outcome,
  target: OperationTarget,
  { era = 'modern' as const, mask = true } = {},
) =>
  operationFailure(outcome, target, {
    where: 'Notes.read',
    masking: { mask },
    era,
  });
const thrown = (error: unknown): Outcome => ({ kind: 'untouched', error });
const answered = (error: unknown, status: number, text: string): Outcome => ({
  kind: 'answered',
  error,
  status,
  text,
});

describe('the failure of a read, a prompt or a completion', () => {
  beforeEach(() => {
    jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    [
      'a JSON-RPC error',
      new McpException(-32050, 'Own', { a: 1 }),
      { code: -32050, message: 'Own', data: { a: 1 } },
    ],
    [
      'a ResourceError',
      new ResourceError('Closed'),
      { code: -32603, message: 'Closed' },
    ],
    [
      'a PromptError',
      new PromptError('Closed'),
      { code: -32603, message: 'Closed' },
    ],
    [
      'a ToolError',
      new ToolError('Closed'),
      { code: -32603, message: 'Closed' },
    ],
    [
      'a bad request',
      new BadRequestException('Odd'),
      { code: -32602, message: 'Odd' },
    ],
    [
      'an unprocessable entity',
      new UnprocessableEntityException(['a', 'b']),
      { code: -32602, message: 'a; b' },
    ],
    [
      'wrong arguments',
      new McpValidationException('prompt "review"', [
        { path: ['days'], message: 'must be a number' },
      ]),
      {
        code: -32602,
        message: expect.stringContaining('days: must be a number'),
      },
    ],
    [
      'a caller who is not known',
      new UnauthorizedException('Who?'),
      { code: -32010, message: 'Who?' },
    ],
    [
      'a caller who may not',
      new ForbiddenException('No'),
      { code: -32011, message: 'No' },
    ],
    [
      'a caller who asks too often',
      new HttpException('Slow', 429),
      { code: -32012, message: 'Slow' },
    ],
    [
      'another status below 500',
      new ConflictException('Busy'),
      { code: -32013, message: 'Busy' },
    ],
  ])('%s is told, whatever it was for', (_, error, expected) => {
    for (const target of [resource, prompt, completion]) {
      expect(failed(thrown(error), target)).toMatchObject(expected);
      expect(failed(thrown(error), target)).toBeInstanceOf(McpException);
    }
    expect(Logger.prototype.error).not.toHaveBeenCalled();
  });

  it.each([
    ['legacy', -32002],
    ['modern', -32602],
  ] as const)(
    'in the %s era a resource that is not found has the code %s',
    (era, code) => {
      const error = new NotFoundException('There is no note 1.');

      expect(
        operationFailure(thrown(error), resource, {
          where: '',
          masking: { mask: true },
          era,
        }),
      ).toMatchObject({
        code,
        message: 'There is no note 1.',
        data: { uri: 'notes://1' },
      });
    },
  );

  it('that is not found is refused where it is no resource', () => {
    expect(
      failed(thrown(new NotFoundException('No such repository')), prompt),
    ).toMatchObject({
      code: -32013,
      message: 'No such repository',
    });
  });

  it.each([
    [resource, 'Error reading resource "notes://1": '],
    [prompt, 'Error rendering prompt "review": '],
    [completion, 'Error completing an argument: '],
  ])(
    'nobody foresaw is masked, with a reference into the log: %j',
    (target, head) => {
      const { message } = failed(thrown(new Error('secret')), target);

      expect(message).toMatch(
        new RegExp(`^${head}Internal error \\(log reference \\w{8}\\)$`),
      );
      const [reference] = /\w{8}(?=\))/.exec(message) ?? [];
      expect(Logger.prototype.error).toHaveBeenCalledWith(
        `[${reference}] Notes.read: secret`,
        expect.any(String),
      );
    },
  );

  it('is shown where errors are unmasked', () => {
    expect(
      failed(thrown(new Error('disk full')), resource, { mask: false }).message,
    ).toBe('Error reading resource "notes://1": disk full');
  });

  it('has a long URI cut', () => {
    const { message } = failed(thrown(new Error()), {
      kind: 'resource',
      uri: `a://${'x'.repeat(5000)}`,
    });

    expect(message.length).toBeLessThan(200);
  });

  it.each([
    [
      'a time-out',
      { code: 'ETIMEDOUT' },
      'Upstream request timed out, please retry.',
    ],
    [
      'a rate limit',
      { status: 429 },
      'Rate limited by the upstream API, please retry later.',
    ],
  ])('upstream is told and logged: %s', (_, more, text) => {
    const error = Object.assign(new Error('secret'), more);

    expect(failed(thrown(error), resource)).toMatchObject({
      code: -32603,
      message: `Error reading resource "notes://1": ${text}`,
    });
    expect(Logger.prototype.warn).toHaveBeenCalledWith('Notes.read: secret');
  });

  it('has the words of a filter that answered with a status below 500', () => {
    expect(
      failed(answered(new Error('secret'), 404, 'Gone'), resource),
    ).toMatchObject({
      code: -32602,
      message: 'Gone',
      data: { uri: 'notes://1' },
    });
    expect(
      failed(answered(new Error('secret'), 401, 'Who?'), prompt),
    ).toMatchObject({ code: -32010 });
  });

  it('is masked where a filter answered with another', () => {
    expect(
      failed(answered(new Error('secret'), 500, 'secret'), prompt).message,
    ).toContain('log reference');
  });

  it('keeps the words of a validation a filter only repeated', () => {
    const error = new BadRequestException(['a is odd']);

    expect(failed(answered(error, 400, error.message), prompt)).toMatchObject({
      code: -32602,
      message: 'a is odd',
    });
  });
});
