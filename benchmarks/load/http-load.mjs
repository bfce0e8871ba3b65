import autocannon from 'autocannon';

const RESPONSE_TIMEOUT_S = 10;
const TICK_MS = 20;

/**
 * What is sent to a server, again and again.
 *
 * @typedef {object} Load
 * @property {string} url
 * @property {readonly import('../cases/requests.mjs').Request[]} requests dealt out to the connections in turn
 * @property {string} [expected] body every response must have
 * @property {string} [marker] text every body must contain, where bodies differ
 * @property {number} [status] every response must have; default: 200
 * @property {number} connections
 */

/**
 * How fast it was answered.
 *
 * @typedef {object} Pace
 * @property {number} rps requests per second
 * @property {number} p50Ms time half of the responses took
 * @property {number} p99Ms
 */

/**
 * Sends requests over keep-alive connections, each the next as soon as the last
 * one is answered.
 *
 * @param {Load} load
 * @param {number} amount of requests
 * @returns {Promise<Pace>}
 * @throws Error when a response is not the expected one
 */
export async function sendLoad(load, amount) {
  const { url, requests, expected, marker, status = 200, connections } = load;
  const startedAt = performance.now();
  let connected = 0;
  const instance = autocannon({
    url,
    method: 'POST',
    ...requests[0],
    amount,
    connections,
    ...(marker === undefined
      ? { expectBody: expected }
      : { verifyBody: (body) => body.includes(marker) }),
    timeout: RESPONSE_TIMEOUT_S,
    sampleInt: TICK_MS,
    setupClient(client) {
      if (requests.length === 1) return;
      const own = every(requests, connected % requests.length, connections);
      client.setRequests(own);
      connected += 1;
    },
  });
  // autocannon itself ends at the next tick of its clock, and counts whole milliseconds.
  let answeredAt = startedAt;
  const times = [];
  let otherStatus = 0;
  instance.on('response', (_client, answered, _bytes, ms) => {
    answeredAt = performance.now();
    times.push(ms);
    if (answered !== status) otherStatus += 1;
  });
  const { errors, timeouts, mismatches } = await instance;
  if (errors + timeouts + otherStatus + mismatches > 0) {
    throw new Error(
      `${url} failed under load: ${JSON.stringify({ errors, timeouts, otherStatus, mismatches })}`,
    );
  }
  times.sort((a, b) => a - b);
  return {
    rps: (times.length / (answeredAt - startedAt)) * 1000,
    p50Ms: times[Math.floor(times.length * 0.5)],
    p99Ms: times[Math.floor(times.length * 0.99)],
  };
}

/** Every so many of the entries, beginning with the one at `first`. */
function every(entries, first, step) {
  return entries.filter(
    (_, index) => index >= first && (index - first) % step === 0,
  );
}
