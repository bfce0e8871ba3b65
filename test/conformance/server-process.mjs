import { fork } from 'node:child_process';
import { once } from 'node:events';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;

/**
 * Starts the server under test in a process of its own, on a port the system chooses.
 *
 * @param {string} path compiled entry file; it sends `{ url }` once it listens
 * @param {string} platform of HTTP: `express` or `fastify`
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startServer(path, platform) {
  const child = fork(path, {
    env: { ...process.env, PORT: '0', PLATFORM: platform },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // One process, known by its handle: nothing else is ever stopped.
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  const exited = once(child, 'exit').then(() => undefined);
  const { url } = await Promise.race([
    once(child, 'message').then(([message]) => message),
    exited.then(() => {
      throw new Error('The server under test ended before it listened.');
    }),
    timeout(START_TIMEOUT_MS, 'The server under test did not start in time.'),
  ]);
  return {
    url,
    async stop() {
      const impatience = setTimeout(abandon, STOP_TIMEOUT_MS);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(impatience);
      process.removeListener('exit', abandon);
    },
  };
}

/**
 * @param {number} ms
 * @param {string} message
 * @returns {Promise<never>}
 */
function timeout(ms, message) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(message)), ms).unref();
  });
}
