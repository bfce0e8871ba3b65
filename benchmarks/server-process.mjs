import { fork } from 'node:child_process';
import { once } from 'node:events';

const START_TIMEOUT_MS = 30_000;

/**
 * A server under load, in a process of its own.
 *
 * @typedef {object} ServerProcess
 * @property {string} url
 * @property {() => Promise<number>} cpuUs user and system time so far, in µs
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} entry compiled `servers/main.ts`
 * @param {string} application
 * @param {string} adapter `express` or `fastify`
 * @returns {Promise<ServerProcess>}
 */
export async function startServer(entry, application, adapter) {
  const child = fork(entry, [application, adapter], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  const exited = once(child, 'exit');
  const answer = async () => {
    const impatience = setTimeout(abandon, START_TIMEOUT_MS);
    const [message] = await Promise.race([
      once(child, 'message'),
      exited.then(() => {
        throw new Error(`The server "${application}" ended.`);
      }),
    ]);
    clearTimeout(impatience);
    return message;
  };
  const { url } = await answer();
  return {
    url,
    async cpuUs() {
      child.send('cpu');
      const { cpu } = await answer();
      return cpu.user + cpu.system;
    },
    async stop() {
      process.removeListener('exit', abandon);
      child.kill('SIGKILL');
      await exited;
    },
  };
}
