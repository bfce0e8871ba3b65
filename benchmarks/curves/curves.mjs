import { own } from '../cases/case.mjs';
import { measureText } from '../cases/lists.mjs';
import { legacyCall, modernCall, SUM } from '../cases/requests.mjs';

/**
 * How the cost of a call grows with one quantity: a line per server.
 *
 * @typedef {object} Curve
 * @property {string} name of the case and of the picture
 * @property {string} title
 * @property {string} quantity what grows
 * @property {readonly number[]} values of it
 * @property {readonly Line[]} lines
 */

/**
 * @typedef {object} Line
 * @property {string} label
 * @property {(value: number) => import('../measure/side.mjs').SideSpec} side
 * @property {(value: number) => import('../cases/requests.mjs').Request} request
 * @property {(value: number) => number} [weight] how many plain calls one is worth
 * @property {number} [upTo] greatest value it is measured at
 * @property {string} [marker] text of every answer; default: the sum
 */

const BARE = 'bare Nest controller';
const OURS = 'nest-fastmcp';
const legacyAdd = () => legacyCall();
const modernAdd = () => modernCall();

/** @type {Curve} */
const TOOLS = {
  name: 'curve-tools',
  title: 'Tools a server has, and what a call of one costs',
  quantity: 'tools',
  values: [1, 10, 100, 1_000, 10_000],
  lines: [
    {
      label: `${OURS}, 2025-11-25`,
      side: (count) => own('mcp-tools', '/mcp', { count }),
      request: legacyAdd,
    },
    {
      label: `${OURS}, 2026-07-28`,
      side: (count) => own('mcp-tools', '/mcp', { count }),
      request: modernAdd,
    },
    {
      label: BARE,
      side: () => own('bare-plain', '/bare/modern'),
      request: modernAdd,
    },
    {
      label: 'mcp-nest, 2026-07-28',
      side: (count) => peer('mcp-nest', count),
      request: modernAdd,
      weight: (count) => 4 + count / 25,
      upTo: 1_000,
    },
    {
      label: 'SDK, 2026-07-28',
      side: (count) => peer('sdk', count),
      request: modernAdd,
      weight: (count) => 4 + count / 25,
      upTo: 1_000,
    },
  ],
};

/** @type {Curve} */
const SESSIONS = {
  name: 'curve-sessions',
  title: 'Sessions that are open, and what a call in one of them costs',
  quantity: 'open sessions',
  // Fewer could not be called over as many connections as the others.
  values: [10, 50, 250, 1_000, 5_000],
  lines: [
    {
      label: OURS,
      side: (sessions) => ({ ...own('mcp-plain'), sessions }),
      request: legacyAdd,
    },
    {
      label: 'mcp-nest',
      side: (sessions) => ({ ...peer('mcp-nest-sessions', 1), sessions }),
      request: legacyAdd,
      weight: () => 2,
    },
    {
      label: BARE,
      side: () => own('bare-plain', '/bare/legacy'),
      request: legacyAdd,
    },
  ],
};

/** @type {Curve} */
const CONNECTIONS = {
  name: 'curve-connections',
  title: 'Connections that call at the same time, and what a call costs',
  quantity: 'connections',
  values: [1, 5, 20, 100, 500],
  lines: [
    {
      label: OURS,
      side: (connections) => ({ ...own('mcp-plain'), connections }),
      request: modernAdd,
    },
    {
      label: BARE,
      side: (connections) => ({
        ...own('bare-plain', '/bare/modern'),
        connections,
      }),
      request: modernAdd,
    },
    {
      label: 'mcp-nest',
      side: (connections) => ({ ...peer('mcp-nest', 1), connections }),
      request: modernAdd,
      weight: () => 4,
    },
  ],
};

/** @type {Curve} */
const ARGUMENTS = {
  name: 'curve-arguments',
  title: 'Size of the arguments, and what a call costs',
  quantity: 'bytes of arguments',
  values: [100, 1_000, 10_000, 100_000, 1_000_000],
  lines: [
    {
      label: OURS,
      side: () => own('mcp-bodies'),
      request: measureText,
      weight: (bytes) => 1 + bytes / 20_000,
      marker: '"text"',
    },
    {
      label: BARE,
      side: () => own('bare-bodies', '/bare/measure'),
      request: measureText,
      weight: (bytes) => 1 + bytes / 20_000,
      marker: '"text"',
    },
  ],
};

/** @type {readonly Curve[]} */
export const CURVES = [TOOLS, SESSIONS, CONNECTIONS, ARGUMENTS];

/** What every answer to the request of a line contains. @param {Line} line */
export function markerOf({ marker = SUM }) {
  return marker;
}

/** Idle sessions and what they hold: its own measurement, a curve like the others. */
export const MEMORY = {
  name: 'curve-session-memory',
  title: 'Sessions that are open, and what they hold on the heap while idle',
  quantity: 'open sessions',
  values: [100, 500, 1_000, 2_000, 5_000],
  lines: [
    { label: OURS, side: own('mcp-plain') },
    { label: 'mcp-nest', side: peer('mcp-nest-sessions', 1) },
  ],
};

/** @returns {import('../measure/side.mjs').SideSpec} */
function peer(application, count) {
  return { server: { application, peer: true, count } };
}
