import type { Type } from '@nestjs/common';
import { accessProblems } from '../discovery/access-problems.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { AuthorizationOptions } from '../execution/authorization-options.js';
import { McpEndpoint } from '../execution/mcp-endpoint.js';
import { isObject } from '../schema/is-object.js';
import { keyProblems } from '../sessions/key-problems.js';
import { slashed, ssePaths } from '../transports/sse/sse-options.js';
import type { McpServerOptions } from './mcp-server-options.js';

/** An option with a value that cannot be meant. */
export const MCP_INVALID_OPTION = 'MCP_INVALID_OPTION';

/** The longest a timer of Node waits; one that is to wait longer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const PLAIN_PATH = /^(?:\/[\w.~-]+)+$/;

/** Looks for options that would only fail, or silently do nothing, once requests come. */
export function optionProblems(
  options: McpServerOptions,
): ConfigurationProblem[] {
  const { name, version, lists, limits, http } = options;
  const { validation, keys, interaction, state } = options;
  const problems: ConfigurationProblem[] = [
    ...keyProblems(keys),
    ...accessProblems(options, 'McpModule'),
    ...authorizationProblems(options.authorization),
  ];
  const check = (
    option: string,
    value: string | number | boolean | undefined,
    isValid: boolean,
    remedy: string,
  ) => {
    if (value === undefined || isValid) return;
    problems.push({
      code: MCP_INVALID_OPTION,
      where: `McpModule ${option}`,
      message: `${option} is ${String(value)}.`,
      remedy,
    });
  };
  const checkCounts = <K extends string>(
    of: string,
    values: { readonly [P in NoInfer<K>]?: number } | undefined,
    names: readonly K[],
    most = Number.MAX_SAFE_INTEGER,
  ) => {
    const upTo = most < Number.MAX_SAFE_INTEGER ? `to ${most}` : 'up';
    for (const name of names) {
      const value = values?.[name];
      check(
        `${of}.${name}`,
        value,
        isCount(value, 1) && Number(value) <= most,
        `Give a whole number from 1 ${upTo}, or leave it out.`,
      );
    }
  };
  const text = 'Give a text that is not empty, or leave it out.';
  check('name', name, name !== '', text);
  check('version', version, version !== '', text);
  check(
    'lists.pageSize',
    lists?.pageSize,
    isCount(lists?.pageSize, 1),
    'Give a whole number from 1 up, or leave it out for one page.',
  );
  check(
    'lists.ttlMs',
    lists?.ttlMs,
    isCount(lists?.ttlMs, 0),
    'Give a whole number of milliseconds from 0 up.',
  );
  check(
    'http.maxBodySize',
    http?.maxBodySize,
    isCount(http?.maxBodySize, 1),
    'Give a whole number of bytes from 1 up, or leave it out for 4 MiB.',
  );
  checkCounts('http.sessions', http?.sessions || undefined, [
    'ttlMs',
    'idleTtlMs',
    'maxStreams',
    'maxStreamsPerCaller',
    'maxQuestions',
    'maxQuestionsPerCaller',
  ]);
  checkCounts('interaction', interaction, [
    'timeoutMs',
    'stateTtlMs',
    'maxRounds',
    'maxStateSize',
  ]);
  checkCounts('limits', limits, ['resultSize']);
  checkCounts('limits', limits, ['toolTimeoutMs'], LONGEST_TIMER_MS);
  const rate = limits?.rate || undefined;
  checkCounts('limits.rate', rate, ['ttlMs', 'blockMs']);
  check(
    'limits.rate.limit',
    // Without it nothing would be limited, and nobody would know.
    rate && String(rate.limit),
    isCount(rate?.limit, 1),
    'Give a whole number of requests from 1 up.',
  );
  check(
    'limits.concurrency',
    limits?.concurrency,
    limits?.concurrency === false || isCount(limits?.concurrency, 1),
    'Give a whole number from 1 up, or false for any number.',
  );
  check(
    'state.ttlMs',
    state?.ttlMs,
    isCount(state?.ttlMs, 1),
    'Give a whole number of milliseconds from 1 up, or leave it out for a day.',
  );
  const sse = ssePaths(http?.sse);
  const taken = [slashed(http?.path ?? 'mcp')];
  for (const name of ['path', 'messagesPath'] as const) {
    const path = sse?.[name];
    check(
      `http.sse.${name}`,
      path,
      path !== undefined && PLAIN_PATH.test(path) && !taken.includes(path),
      'Give a path of letters, digits and -._~ between slashes that nothing else of the server has.',
    );
    if (path !== undefined) taken.push(path);
  }
  check(
    'validation.mode',
    validation?.mode,
    validation?.mode === 'coerce' || validation?.mode === 'strict',
    "Write 'coerce' or 'strict', or leave it out for 'coerce'.",
  );
  check(
    'http.endpoint',
    http?.endpoint?.name,
    isEndpoint(http?.endpoint),
    'Give a class that extends McpEndpoint, or leave it out.',
  );
  for (const origin of http?.allowedOrigins ?? []) {
    check(
      'http.allowedOrigins',
      origin,
      origin === '*' || isOrigin(origin),
      "Write origins as browsers send them, scheme and host without a path: https://app.example.com, or '*'.",
    );
  }
  return problems;
}

function authorizationProblems({
  stdio = 'deny',
}: AuthorizationOptions = {}): ConfigurationProblem[] {
  const isValid =
    typeof stdio === 'string'
      ? ['trusted', 'deny'].includes(stdio)
      : isObject(stdio) &&
        typeof stdio['token'] === 'string' &&
        stdio['token'] !== '';
  if (isValid) return [];
  return [
    {
      code: MCP_INVALID_OPTION,
      where: 'McpModule authorization.stdio',
      message: 'authorization.stdio is not what it should be.',
      remedy:
        "Write 'trusted', 'deny' or { token: 'NAME_OF_A_VARIABLE' }, or leave it out for 'deny'.",
    },
  ];
}

function isCount(value: unknown, least: number): boolean {
  return (
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least
  );
}

function isEndpoint(endpoint: Type | undefined): boolean {
  return endpoint === McpEndpoint || endpoint?.prototype instanceof McpEndpoint;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
