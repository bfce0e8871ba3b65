import { createInterface } from 'node:readline';

/** Lines of answers by the stream they come from: a stream can be read once. */
const READERS = new WeakMap();

/**
 * Sends a request as lines to a server on standard streams, and the next
 * whenever one is answered. Each has an id of its own: there is one connection.
 *
 * @param {{ stdin: import('node:stream').Writable, stdout: import('node:stream').Readable }} streams
 * @param {string} body
 * @param {string} marker text of every answer
 * @param {number} amount of requests
 * @param {number} inFlight how many are under way at any time
 * @returns {Promise<import('./http-load.mjs').Pace>}
 * @throws Error when an answer is not the expected one
 */
export function sendLines({ stdin, stdout }, body, marker, amount, inFlight) {
  let reader = READERS.get(stdout);
  if (!reader) READERS.set(stdout, (reader = createInterface(stdout)));
  const startedAt = performance.now();
  const sentAt = [];
  const times = [];
  const send = () => {
    if (sentAt.length === amount) return;
    const id = sentAt.push(performance.now());
    stdin.write(`${body.replace('"id":1,', `"id":${id},`)}\n`);
  };
  return new Promise((resolve, reject) => {
    const onLine = (line) => {
      const now = performance.now();
      const [, id] = /"id":(\d+)/.exec(line) ?? [];
      times.push(now - sentAt[id - 1]);
      if (!line.includes(marker)) reject(new Error(`Not the answer: ${line}`));
      if (times.length < amount) return send();
      reader.off('line', onLine);
      times.sort((a, b) => a - b);
      resolve({
        rps: (amount / (now - startedAt)) * 1000,
        p50Ms: times[Math.floor(amount * 0.5)],
        p99Ms: times[Math.floor(amount * 0.99)],
      });
    };
    reader.on('line', onLine);
    for (let count = 0; count < inFlight; count += 1) send();
  });
}
