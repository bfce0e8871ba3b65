import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;

/** The address a sample prints once it listens. */
const ADDRESS = /https?:\/\/[^\s,]+\/mcp\b/;

/**
 * Starts a built sample in a process of its own, on a port the system chooses.
 *
 * @param {string} path its entry file
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startSample(path) {
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // One process, known by its handle: nothing else is ever stopped.
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  const exited = once(child, 'exit').then(() => undefined);
  const stop = async () => {
    const impatience = setTimeout(abandon, STOP_TIMEOUT_MS);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(impatience);
    process.removeListener('exit', abandon);
  };
  const impatience = setTimeout(abandon, START_TIMEOUT_MS);
  try {
    return { url: await address(child.stdout), stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(impatience);
  }
}

/**
 * @param {import('node:stream').Readable} output read on to its end, so that the sample never waits for us
 * @returns {Promise<string>}
 */
function address(output) {
  return new Promise((resolve, reject) => {
    createInterface({ input: output })
      .on('line', (line) => {
        const [url] = ADDRESS.exec(line) ?? [];
        if (url) resolve(url);
      })
      .on('close', () =>
        reject(new Error('The sample ended before it told its address.')),
      );
  });
}
