import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../load/server-process.mjs';
import { rounded } from './outcome.mjs';
import { urlOf } from './side.mjs';

const SDK_IMPORT = fileURLToPath(
  new URL('../../build/benchmarks/sdk-import.js', import.meta.url),
);

/** What a server may take beyond a bare application and the import of the SDK, in ms. */
const ALLOWANCE_MS = 60;

/**
 * How long servers take from the start of their process to their first answer:
 * the minimum of several starts, in turn.
 *
 * @param {readonly { name: string, side: import('./side.mjs').SideSpec, request: import('../cases/requests.mjs').Request }[]} entries
 * @param {number} starts of each
 * @returns {Promise<Map<string, number>>} in ms, by name
 */
export async function measureStarts(entries, starts) {
  const best = new Map(entries.map(({ name }) => [name, Infinity]));
  for (let round = 0; round < starts; round += 1) {
    for (const { name, side, request } of entries) {
      best.set(name, Math.min(best.get(name), await startOnce(side, request)));
    }
  }
  return best;
}

/**
 * How a server with 100 tools starts, next to a bare application and the import
 * of the SDK.
 *
 * @param {{ measured: import('./side.mjs').SideSpec, reference: import('./side.mjs').SideSpec, request: import('../cases/requests.mjs').Request }} sides
 * @param {number} starts of each
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function measureColdStart(
  { measured, reference, request },
  starts,
) {
  const best = await measureStarts(
    [
      { name: 'measured', side: measured, request },
      { name: 'reference', side: reference, request },
    ],
    starts,
  );
  let importMs = Infinity;
  for (let round = 0; round < starts; round += 1) {
    importMs = Math.min(importMs, await importSdk());
  }
  const ms = best.get('measured');
  const bareMs = best.get('reference');
  const base = bareMs + importMs;
  return {
    case: 'cold-start',
    ms: Math.round(ms),
    ceilingMs: Math.round(base + ALLOWANCE_MS),
    ratio: rounded(ms / base, 3),
    limit: rounded((base + ALLOWANCE_MS) / base, 3),
    bareMs: Math.round(bareMs),
    sdkImportMs: Math.round(importMs),
  };
}

async function startOnce(side, request) {
  const startedAt = performance.now();
  const server = await ServerProcess.start(side.server);
  try {
    await firstResponse(urlOf(side, server), request);
    return performance.now() - startedAt;
  } finally {
    await server.stop();
  }
}

/** By `node:http`, whose own first use costs next to nothing. */
function firstResponse(url, { headers, body }) {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      url,
      { method: 'POST', headers },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`${url} answered ${response.statusCode}.`)),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function importSdk() {
  const child = fork(SDK_IMPORT);
  const exited = once(child, 'exit');
  const [{ importMs }] = await once(child, 'message');
  await exited;
  return importMs;
}
