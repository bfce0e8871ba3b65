import { CONNECTIONS } from '../measure/side.mjs';
import { own, prepared } from './case.mjs';
import { legacy, legacyCall, modernCall, SUM } from './requests.mjs';

const MANY = 100;
const BARE_LEGACY = own('bare-plain', '/bare/legacy');
const BARE_MODERN = own('bare-plain', '/bare/modern');

/**
 * What all are measured at. `variant` is the way a peer has to be set up for
 * it; `count` the number of tools.
 *
 * @type {readonly { name: string, title: string, reference: import('../measure/side.mjs').SideSpec, request: import('./requests.mjs').Request, marker: string, count?: number, variant?: string, weight?: number }[]}
 */
export const WORKS = [
  {
    name: 'call-legacy',
    title: 'A call, 2025-11-25',
    reference: BARE_LEGACY,
    request: legacyCall(),
    marker: SUM,
  },
  {
    name: 'call-modern',
    title: 'A call, 2026-07-28',
    reference: BARE_MODERN,
    request: modernCall(),
    marker: SUM,
  },
  {
    name: 'call-100-tools-legacy',
    title: 'One of 100 tools, 2025-11-25',
    reference: BARE_LEGACY,
    request: legacyCall(),
    marker: SUM,
    count: MANY,
    weight: 2,
  },
  {
    name: 'call-100-tools-modern',
    title: 'One of 100 tools, 2026-07-28',
    reference: BARE_MODERN,
    request: modernCall(),
    marker: SUM,
    count: MANY,
    weight: 2,
  },
  {
    name: 'call-guarded',
    title: 'A call behind two guards, an interceptor and a pipe',
    reference: own('bare-guarded', '/bare/modern'),
    request: modernCall({ authorization: 'Bearer benchmark' }),
    marker: SUM,
    variant: 'guarded',
  },
  {
    name: 'call-session',
    title: 'A call within a session',
    reference: BARE_LEGACY,
    request: legacyCall(),
    marker: SUM,
    variant: 'sessions',
  },
  {
    name: 'list-100',
    title: 'The list of 100 tools',
    reference: prepared(),
    request: legacy('tools/list', {}),
    marker: '"inputSchema"',
    count: MANY,
    weight: 5,
  },
];

/**
 * A library that takes part.
 *
 * @typedef {object} Participant
 * @property {string} name
 * @property {boolean} peer
 * @property {readonly string[]} variants beside the plain one
 * @property {boolean} modern whether it serves 2026-07-28
 */

/** @type {readonly Participant[]} */
export const PARTICIPANTS = [
  {
    name: 'nest-fastmcp',
    peer: false,
    variants: ['guarded', 'sessions'],
    modern: true,
  },
  {
    name: 'mcp-nest',
    peer: true,
    variants: ['guarded', 'sessions'],
    modern: true,
  },
  { name: 'sdk', peer: true, variants: [], modern: true },
  { name: 'mcp-handler', peer: true, variants: [], modern: true },
  { name: 'fastmcp', peer: true, variants: ['sessions'], modern: false },
];

/** What peers cannot be measured, and why. */
export const ABSENT = [
  {
    name: '@mastra/mcp 2.0.0',
    reason: 'needs Node 22.13; this suite runs on Node 20, as the library does',
  },
  {
    name: 'mcp-use 2.5.2',
    reason: 'needs Node 22.22',
  },
  {
    name: 'frontmcp',
    reason: 'is not on the registry, and its repository needs Node 24',
  },
  {
    name: '@nestjs-mcp/server 0.3.0',
    reason: 'needs Node 22 and Nest 11, and Zod 3',
  },
  {
    name: 'xmcp 1.1.3',
    reason:
      'is compiled by a bundler of its own, from a file for each tool, before it can be started; what it cost when tried by hand is in the remarks',
  },
  {
    name: 'mcp-framework 0.2.22',
    reason:
      'hands an answer to every open session, and to the wrong one when two have a request with the same id under way; what it cost when tried by hand is in the remarks',
  },
];

/**
 * Every participant at every work it can do. In `name` the participant comes
 * first, then the work.
 *
 * @type {readonly import('./case.mjs').Case[]}
 */
export const COMPARISONS = WORKS.flatMap((work) =>
  PARTICIPANTS.filter((participant) => canDo(participant, work)).map(
    (participant) => ({
      name: comparisonName(participant, work),
      measured: sideOf(participant, work),
      reference: work.reference,
      request: work.request,
      marker: work.marker,
      // One of the others may take as long as ten bare calls.
      weight: (work.weight ?? 1) * (participant.peer ? 4 : 1),
    }),
  ),
);

/**
 * How a participant at a work is called in the outcomes.
 *
 * @param {Participant} participant
 * @param {{ name: string }} work
 */
export function comparisonName(participant, work) {
  return `peers/${participant.name}/${work.name}`;
}

/**
 * A server of a participant.
 *
 * @param {Participant} participant
 * @param {{ count?: number, variant?: string }} work
 * @returns {import('../measure/side.mjs').SideSpec}
 */
export function sideOf({ name, peer }, { count = 1, variant }) {
  const sessions = variant === 'sessions' ? { sessions: CONNECTIONS } : {};
  if (peer) {
    const application = variant ? `${name}-${variant}` : name;
    return { server: { application, peer, count }, ...sessions };
  }
  const application = variant === 'guarded' ? 'mcp-guarded' : 'mcp-tools';
  return { ...own(application, '/mcp', { count }), ...sessions };
}

function canDo({ variants, modern }, { request, variant }) {
  if (variant && !variants.includes(variant)) return false;
  return modern || !('mcp-method' in request.headers);
}
