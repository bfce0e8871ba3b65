import type { Type } from '@nestjs/common';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpEndpoint } from '../execution/mcp-endpoint.js';
import { keyProblems } from '../sessions/key-problems.js';
import { slashed, ssePaths } from '../transports/sse/sse-options.js';
import type { McpServerOptions } from './mcp-server-options.js';

/** An option with a value that cannot be meant. */
export const MCP_INVALID_OPTION = 'MCP_INVALID_OPTION';

const PLAIN_PATH = /^(?:\/[\w.~-]+)+$/;

/** Looks for options that would only fail, or silently do nothing, once requests come. */
export function optionProblems({
  name,
  version,
  lists,
  http,
  validation,
  keys,
  interaction,
  state,
}: McpServerOptions): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = keyProblems(keys);
  const check = (
    option: string,
    value: string | number | undefined,
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
  const sessions = http?.sessions || {};
  for (const name of ['ttlMs', 'idleTtlMs'] as const) {
    check(
      `http.sessions.${name}`,
      sessions[name],
      isCount(sessions[name], 1),
      'Give a whole number of milliseconds from 1 up, or leave it out.',
    );
  }
  for (const name of [
    'maxStreams',
    'maxStreamsPerCaller',
    'maxQuestions',
    'maxQuestionsPerCaller',
  ] as const) {
    check(
      `http.sessions.${name}`,
      sessions[name],
      isCount(sessions[name], 1),
      'Give a whole number from 1 up, or leave it out.',
    );
  }
  for (const name of [
    'timeoutMs',
    'stateTtlMs',
    'maxRounds',
    'maxStateSize',
  ] as const) {
    check(
      `interaction.${name}`,
      interaction?.[name],
      isCount(interaction?.[name], 1),
      'Give a whole number from 1 up, or leave it out.',
    );
  }
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

function isCount(value: number | undefined, least: number): boolean {
  return value !== undefined && Number.isSafeInteger(value) && value >= least;
}

function isEndpoint(endpoint: Type | undefined): boolean {
  return endpoint === McpEndpoint || endpoint?.prototype instanceof McpEndpoint;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
