import { spawnSync } from 'node:child_process';

const TIMEOUT_MS = 3 * 60_000;

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {string} what it printed
 * @throws Error with all it printed when it fails
 */
export function run(command, args, cwd) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(
      `${command} ${args.join(' ')} ended with ${status ?? signal}:\n${stdout}${stderr}`,
    );
  }
  return stdout;
}
