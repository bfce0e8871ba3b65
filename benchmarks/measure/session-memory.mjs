import { handshake } from '../cases/requests.mjs';
import { sendLoad } from '../load/http-load.mjs';
import { ServerProcess } from '../load/server-process.mjs';
import { CONNECTIONS, urlOf } from './side.mjs';

/** Sessions opened before anything is measured: the first ones load code. */
const FIRST = 300;
const LIMIT_BYTES = 1024;
const SESSIONS = 5_000;

/**
 * What open sessions hold on the heap while nobody uses them.
 *
 * @param {import('./side.mjs').SideSpec} side
 * @param {readonly number[]} counts of open sessions, ascending
 * @returns {Promise<number[]>} bytes of all of them, by count
 */
export async function measureSessionMemory(side, counts) {
  const server = await ServerProcess.start(side.server, ['--expose-gc']);
  try {
    const load = {
      url: urlOf(side, server),
      requests: [handshake()],
      connections: CONNECTIONS,
      marker: 'protocolVersion',
    };
    await sendLoad(load, FIRST);
    const before = await settledHeap(server);
    const bytes = [];
    let open = 0;
    for (const count of counts) {
      await sendLoad(
        { ...load, connections: Math.min(CONNECTIONS, count - open) },
        count - open,
      );
      open = count;
      bytes.push((await settledHeap(server)) - before);
    }
    return bytes;
  } finally {
    await server.stop();
  }
}

/**
 * What one open session holds, of many.
 *
 * @param {import('./side.mjs').SideSpec} side
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function measureIdleSession(side) {
  const [all] = await measureSessionMemory(side, [SESSIONS]);
  const bytes = Math.max(0, Math.round(all / SESSIONS));
  return {
    case: 'idle-session-memory',
    bytes,
    ceilingBytes: LIMIT_BYTES,
    ratio: Number((bytes / LIMIT_BYTES).toFixed(3)),
    limit: 1,
  };
}

/** The least of some collections: the first leaves what was on its way. */
async function settledHeap(server) {
  let least = Infinity;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { heapBytes } = await server.census();
    least = Math.min(least, heapBytes);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return least;
}
