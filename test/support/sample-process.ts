import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A sample running in a process of its own. */
export interface SampleProcess {
  readonly url: string;
  stop(): Promise<void>;
}

const SERVER = new URL('./sample-server.mjs', import.meta.url);

/**
 * Starts a built sample.
 *
 * @param args folder, platform and global prefix
 */
export async function startSample(...args: string[]): Promise<SampleProcess> {
  const child: ChildProcess = fork(SERVER, args, { execArgv: [] });
  const [url] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The sample ended with code ${code} before it listened.`);
    }),
  ]);
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
