import type { Habits } from './client/habits.js';
import { HttpClient } from './client/http-client.js';
import { Session } from './client/session.js';

/** How many sessions each client opens, one after the other. */
export const SESSIONS_PER_CLIENT = 5;

/**
 * Lets clients come together, each with several habits in turn, and go.
 *
 * @param first which habit the first client begins with
 * @returns what should not have happened, in words
 */
export async function visit(
  url: string,
  habits: Habits,
  clients: number,
  first: number,
): Promise<readonly string[]> {
  const choice = Object.entries(habits);
  const problems: string[] = [];
  await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      const client = new HttpClient(url);
      for (let turn = 0; turn < SESSIONS_PER_CLIENT; turn += 1) {
        const [name, habit] = choice[(first + index + turn) % choice.length];
        await habit(client).catch((error: unknown) =>
          problems.push(`A client that ${name}: ${String(error)}`),
        );
      }
      client.leave();
    }),
  );
  return problems;
}

/**
 * Opens sessions, uses each once and leaves them all open.
 *
 * @param atOnce how many clients share the work
 * @returns the first of them, and the client to use it with
 */
export async function openIdle(
  url: string,
  sessions: number,
  atOnce: number,
): Promise<Session> {
  const client = new HttpClient(url);
  const first = await Session.open(client);
  let left = sessions - 1;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const session = await Session.open(client);
        await session.call('greet');
      }
    }),
  );
  client.leave();
  return first;
}
