import { own, prepared } from './case.mjs';
import { legacy, legacyCall, modern } from './requests.mjs';

const TOOLS_LIST = modern('tools/list', undefined, {});
/** Of a caller who sees all tools: both servers answer alike, and one of them has asked each tool. */
const SEEN_TOOLS_LIST = legacy('tools/list', {}, { 'x-preview': 'yes' });
const READ = modern('resources/read', 'items://kind-7/42', {
  uri: 'items://kind-7/42',
});
const HELLO = { name: 'hello', arguments: { name: 'Ann' } };
const STEPS = 10;
const LETTERS = 1_000_000;

/**
 * Everything that is not a small call: lists, resources, prompts, large bodies,
 * streams.
 *
 * @type {readonly import('./case.mjs').Case[]}
 */
export const LISTS_AND_BODIES = [
  {
    name: 'list-100',
    measured: own('mcp-tools', '/mcp', { count: 100 }),
    reference: prepared(),
    limit: 1.3,
    request: TOOLS_LIST,
    quick: true,
    weight: 2,
  },
  {
    name: 'list-1000',
    measured: own('mcp-tools', '/mcp', { count: 1_000 }),
    reference: prepared(),
    request: TOOLS_LIST,
    weight: 10,
  },
  {
    name: 'list-visible',
    measured: own('mcp-tools-visible', '/mcp', { count: 1_000 }),
    reference: own('mcp-tools', '/mcp', { count: 1_000 }),
    limit: 3,
    request: SEEN_TOOLS_LIST,
    quick: true,
    weight: 10,
  },
  {
    name: 'list-per-caller-100',
    measured: own('mcp-bodies'),
    reference: prepared(),
    request: modern('resources/list', undefined, {}),
    weight: 2,
  },
  {
    name: 'read-1000',
    measured: own('mcp-templates', '/mcp', { count: 1_000 }),
    reference: own('mcp-templates', '/mcp', { count: 10 }),
    limit: 1.1,
    request: READ,
    quick: true,
  },
  {
    name: 'get-prompt',
    measured: own('mcp-bodies'),
    reference: own('bare-bodies', '/bare/hello'),
    request: modern('prompts/get', HELLO.name, HELLO),
  },
  {
    name: 'call-100kb-arguments',
    measured: own('mcp-bodies'),
    reference: own('bare-bodies', '/bare/measure'),
    request: measureText(100 * 1024),
    weight: 5,
  },
  {
    name: 'call-1mb-result',
    measured: own('mcp-bodies'),
    reference: own('bare-bodies', '/bare/repeat'),
    request: legacyCall({ name: 'repeat', arguments: { count: LETTERS } }),
    weight: 25,
  },
  {
    name: 'call-progress',
    measured: own('mcp-bodies'),
    reference: own('bare-bodies', '/bare/progress'),
    request: legacyCall({
      name: 'progress',
      arguments: { count: STEPS },
      _meta: { progressToken: 7 },
    }),
    weight: 3,
  },
];

/**
 * A call with a text of that length, in bytes.
 *
 * @param {number} length
 */
export function measureText(length) {
  return legacyCall({
    name: 'measure',
    arguments: { text: 'x'.repeat(length) },
  });
}
