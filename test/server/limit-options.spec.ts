import type { LimitOptions } from '../../lib/execution/limits/limit-options.js';
import { optionProblems } from '../../lib/server/option-problems.js';

describe('limits that cannot be meant', () => {
  it.each<[string, LimitOptions]>([
    ['limits.concurrency', { concurrency: 0 }],
    ['limits.concurrency', { concurrency: 1.5 }],
    ['limits.toolTimeoutMs', { toolTimeoutMs: 0 }],
    ['limits.toolTimeoutMs', { toolTimeoutMs: 2 ** 31 }],
    ['limits.resultSize', { resultSize: -1 }],
    ['limits.rate.limit', { rate: { limit: 0 } }],
    ['limits.rate.limit', { rate: { limit: NaN } }],
    ['limits.rate.ttlMs', { rate: { limit: 1, ttlMs: 0 } }],
    ['limits.rate.blockMs', { rate: { limit: 1, blockMs: 0 } }],
  ])('%s: %j', (option, limits) => {
    expect(optionProblems({ limits })).toEqual([
      expect.objectContaining({
        code: 'MCP_INVALID_OPTION',
        where: `McpModule ${option}`,
      }),
    ]);
  });

  it('a rate without a limit is no limit, and told', () => {
    const limits = JSON.parse('{ "rate": {} }');
    expect(optionProblems({ limits }).map(({ message }) => message)).toEqual([
      'limits.rate.limit is undefined.',
    ]);
  });

  it.each<LimitOptions>([
    {},
    { rate: false, concurrency: false },
    { rate: { limit: 1 }, concurrency: 1, toolTimeoutMs: 1, resultSize: 1 },
  ])('but not %j', (limits) => {
    expect(optionProblems({ limits })).toEqual([]);
  });
});
