/**
 * What the Inspector's command line calls, in both eras. It has no method for
 * `completion/complete`.
 */

/** The revision each era is served in. */
const VERSIONS = { legacy: '2025-11-25', modern: '2026-07-28' };

/**
 * @typedef {'legacy' | 'modern'} Era
 *
 * @typedef {object} Check
 * @property {string} method as the Inspector names it
 * @property {readonly string[]} [args] more of its options
 * @property {(era: Era) => unknown} result what its result must contain
 */

/**
 * What every server answers, whatever it offers. `--strict` is a flag of
 * `tools/list`: the Inspector then reads every schema for what clients of other
 * vendors cannot use.
 *
 * @param {{ name: string, version: string }} serverInfo
 * @param {readonly string[]} tools wire names, in the order they are listed
 * @returns {Check[]}
 */
export function common(serverInfo, tools) {
  return [
    {
      method: 'initialize',
      result: (era) => ({
        serverInfo,
        protocolVersion: VERSIONS[era],
        capabilities: { tools: {} },
      }),
    },
    {
      method: 'tools/list',
      args: ['--strict'],
      result: () => ({ tools: tools.map((name) => ({ name })) }),
    },
  ];
}

/**
 * @param {string} name of the tool
 * @param {object} args its arguments
 * @param {object} result some of what it answers with
 * @returns {Check}
 */
export function call(name, args, result) {
  return {
    method: 'tools/call',
    args: ['--tool-name', name, '--tool-args-json', JSON.stringify(args)],
    result: () => result,
  };
}

/**
 * @param {'resources/list' | 'resources/templates/list' | 'prompts/list'} method
 * @param {object} result some of what it answers with
 * @returns {Check}
 */
export function list(method, result) {
  return { method, result: () => result };
}

/**
 * @param {string} uri
 * @param {object} content some of the first content
 * @returns {Check}
 */
export function read(uri, content) {
  return {
    method: 'resources/read',
    args: ['--uri', uri],
    result: () => ({ contents: [content] }),
  };
}

/**
 * @param {string} name of the prompt
 * @param {Readonly<Record<string, string>>} args its arguments
 * @param {readonly object[]} messages some of each message
 * @returns {Check}
 */
export function prompt(name, args, messages) {
  const pairs = Object.entries(args).map(([key, value]) => `${key}=${value}`);
  return {
    method: 'prompts/get',
    args: [
      '--prompt-name',
      name,
      ...(pairs.length > 0 ? ['--prompt-args', ...pairs] : []),
    ],
    result: () => ({ messages }),
  };
}
