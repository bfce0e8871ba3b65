import { handshake } from '../cases/requests.mjs';

/**
 * The body of the answer to a request.
 *
 * @param {string} url
 * @param {import('../cases/requests.mjs').Request} request
 * @returns {Promise<string>}
 * @throws Error when it is refused
 */
export async function answerOf(url, { headers, body }) {
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status !== 200) {
    throw new Error(`${url} answered ${response.status}: ${text}`);
  }
  return text;
}

/**
 * Requests like the one given, each in a session of its own, which is opened.
 *
 * @param {string} url
 * @param {import('../cases/requests.mjs').Request} request
 * @param {number} count of sessions
 * @returns {Promise<import('../cases/requests.mjs').Request[]>}
 */
export async function inSessions(url, { headers, body }, count) {
  const requests = [];
  for (let opened = 0; opened < count; opened += 1) {
    const id = await openSession(url);
    requests.push({ headers: { ...headers, 'mcp-session-id': id }, body });
  }
  return requests;
}

async function openSession(url) {
  const response = await fetch(url, { method: 'POST', ...handshake() });
  await response.text();
  const id = response.headers.get('mcp-session-id');
  if (!id) throw new Error(`${url} opened no session.`);
  return id;
}

/**
 * Hands the result one server gives to the bare controller that answers with
 * what it was given.
 *
 * @param {string} url of that controller
 * @param {string} answer with the result, JSON or an event with JSON
 */
export async function prepareAnswer(url, answer) {
  const json = answer.slice(answer.indexOf('{'));
  const result = JSON.stringify(JSON.parse(json).result);
  await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ result }),
  });
}
