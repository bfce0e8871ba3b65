import autocannon from 'autocannon';
import { handshake } from './cases.mjs';

const CONNECTIONS = 16;
const RESPONSE_TIMEOUT_S = 10;
const TICK_MS = 100;

/**
 * Sends the same request many times over keep-alive connections.
 *
 * @param {string} url
 * @param {import('./cases.mjs').Request} request
 * @param {number} amount
 * @param {string} expected body every response must have
 * @returns {Promise<number>} requests per second
 * @throws Error when a response is not 200 or not the expected one
 */
export async function sendLoad(url, { headers, body }, amount, expected) {
  const startedAt = performance.now();
  const load = autocannon({
    url,
    method: 'POST',
    headers,
    body,
    amount,
    expectBody: expected,
    connections: CONNECTIONS,
    timeout: RESPONSE_TIMEOUT_S,
    sampleInt: TICK_MS,
  });
  // autocannon itself ends at the next tick of its clock.
  let answeredAt = startedAt;
  load.on('response', () => {
    answeredAt = performance.now();
  });
  const result = await load;
  const seconds = (answeredAt - startedAt) / 1000;
  const { errors, timeouts, non2xx, mismatches } = result;
  if (errors + timeouts + non2xx + mismatches > 0) {
    throw new Error(
      `${url} failed under load: ${JSON.stringify({ errors, timeouts, non2xx, mismatches })}`,
    );
  }
  return amount / seconds;
}

/**
 * A request as one of a session, which is opened for it.
 *
 * @param {import('./cases.mjs').Request} request
 * @param {string} url
 * @returns {Promise<import('./cases.mjs').Request>}
 */
export async function inSession({ headers, body }, url) {
  const opened = await fetch(url, { method: 'POST', ...handshake() });
  const id = opened.headers.get('mcp-session-id');
  if (!id) throw new Error(`${url} opened no session.`);
  return { headers: { ...headers, 'mcp-session-id': id }, body };
}

/**
 * The answer both servers must give, byte for byte: otherwise they are not
 * doing the same work.
 *
 * @param {string} name of the case
 * @param {import('./cases.mjs').Request} request
 * @param {string} url
 * @param {string} referenceUrl
 * @returns {Promise<string>}
 * @throws Error when the answers differ
 */
export async function commonAnswer(name, request, url, referenceUrl) {
  const measured = await answerOf(url, request);
  const reference = await answerOf(referenceUrl, request);
  if (measured !== reference) {
    throw new Error(
      `${name}: the servers answer differently.\n${measured}\n${reference}`,
    );
  }
  return measured;
}

/**
 * @param {string} url
 * @param {import('./cases.mjs').Request} request
 */
async function answerOf(url, { headers, body }) {
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status !== 200) {
    throw new Error(`${url} answered ${response.status}: ${text}`);
  }
  return text;
}
