import { givenAccess } from './shared/given-access.js';
import { josePayload } from './shared/jose-payload.js';

/** What is asked for: that many verifications, so many of them under way at any time. */
interface Work {
  readonly amount: number;
  readonly inFlight: number;
}

/** Verifies the token of this run whenever it is told to, and does nothing else. */
export function verifyOnDemand(): void {
  const { token } = givenAccess();
  process.on('message', async (message: Work | string) => {
    if (typeof message === 'string') return;
    let left = message.amount;
    const line = async () => {
      while (left > 0) {
        left -= 1;
        await josePayload(token);
      }
    };
    await Promise.all(Array.from({ length: message.inFlight }, line));
    process.send?.({ done: message.amount });
  });
}
