import { CALLS, CEILINGS } from '../cases/calls.mjs';
import { own } from '../cases/case.mjs';
import { LISTS_AND_BODIES } from '../cases/lists.mjs';
import { COMPARISONS, PARTICIPANTS, sideOf } from '../cases/peers.mjs';
import { legacyCall } from '../cases/requests.mjs';
import { CURVES, MEMORY } from '../curves/curves.mjs';
import { measureCurve, measureMemoryCurve } from '../curves/measure-curve.mjs';
import { measureCases } from './cases.mjs';
import { measureColdStart, measureStarts } from './cold-start.mjs';
import { EFFORTS } from './effort.mjs';
import { measureIdleSession } from './session-memory.mjs';

const START_TOOLS = 100;

/** Cases whose servers run at the same time. */
const GROUPS = [
  { title: 'calls', cases: [...CALLS, ...CEILINGS] },
  { title: 'lists and bodies', cases: LISTS_AND_BODIES },
  { title: 'peers', cases: COMPARISONS },
];

/**
 * Measures what was asked for.
 *
 * @param {{ quick: boolean, case: string }} options
 * @param {(text: string) => void} progress
 * @returns {Promise<import('../report/results.mjs').Results>}
 */
export async function measureAll(options, progress) {
  const effort = EFFORTS[options.quick ? 'quick' : 'full'];
  const wanted = ({ name }) => name.includes(options.case);
  const outcomes = [];
  for (const { title, cases } of groupsOf(options)) {
    const chosen = cases.filter(wanted);
    if (chosen.length === 0) continue;
    const say = (text) => progress(`${title}: ${text}`);
    outcomes.push(...(await measureCases(chosen, effort, say)));
  }
  if (wanted({ name: 'cold-start' })) {
    progress('cold-start');
    outcomes.push(await measureColdStart(COLD_START, effort.starts));
  }
  if (wanted({ name: 'idle-session-memory' })) {
    progress('idle-session-memory');
    outcomes.push(await measureIdleSession(own('mcp-plain')));
  }
  if (options.quick) return { outcomes, starts: [], curves: [] };
  const starts = options.case === '' ? await startsOfAll(effort, progress) : [];
  return { outcomes, starts, curves: await curvesOf(wanted, progress) };
}

/** The quick run has one group: what must hold. */
function groupsOf({ quick }) {
  if (!quick) return GROUPS;
  const cases = GROUPS.flatMap((group) => group.cases);
  return [
    { title: 'what must hold', cases: cases.filter((entry) => entry.quick) },
  ];
}

const COLD_START = {
  measured: own('mcp-tools', '/mcp', { count: START_TOOLS }),
  reference: own('bare-plain', '/bare/legacy'),
  request: legacyCall(),
};

/** Starts of all who take part, and of the bare application. */
async function startsOfAll({ starts }, progress) {
  progress('starts of all');
  const request = legacyCall();
  const entries = PARTICIPANTS.map((participant) => ({
    name: participant.name,
    side: sideOf(participant, { count: START_TOOLS }),
    request,
  }));
  const bare = {
    name: 'bare Nest application',
    side: COLD_START.reference,
    request,
  };
  const best = await measureStarts([...entries, bare], Math.ceil(starts / 2));
  return [...best].map(([name, ms]) => ({ name, ms }));
}

async function curvesOf(wanted, progress) {
  const curves = [];
  for (const curve of CURVES.filter(wanted)) {
    const say = (text) => progress(`${curve.name}: ${text}`);
    curves.push(await measureCurve(curve, say));
  }
  if (wanted(MEMORY)) {
    const say = (text) => progress(`${MEMORY.name}: ${text}`);
    curves.push(await measureMemoryCurve(say));
  }
  return curves;
}
