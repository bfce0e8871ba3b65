import { difference } from './contains.mjs';

/** How a question reaches a client of each era: as a request, or in the place of a result. */
const ORIGINS = { legacy: 'server-request', modern: 'input-required' };

/**
 * @typedef {object} Turn
 * @property {string} message what the user is asked
 * @property {readonly string[]} fields of the form
 * @property {readonly string[]} answer as `elicitation/respond` takes it
 *
 * @typedef {object} Talk
 * @property {string} about for the report
 * @property {string} tool
 * @property {object} args
 * @property {readonly Turn[]} turns
 * @property {object} result some of what the tool answers with in the end
 *
 * @typedef {(before: any) => Talk} TalkAfter made of the result of the talk before
 */

/**
 * Calls a tool, and answers what it asks.
 *
 * @param {import('./mcpdo.mjs').Mcpdo} mcpdo
 * @param {{ name: string, era: import('./checks.mjs').Era }} connection
 * @param {Talk} talk
 * @returns {Promise<unknown>} the tool's result
 * @throws Error for another question or result than expected
 */
export async function hold(
  mcpdo,
  { name, era },
  { tool, args, turns, result },
) {
  let said = await mcpdo.run(
    '--connection',
    name,
    'tools/call',
    tool,
    '--tool-args-json',
    JSON.stringify(args),
  );
  for (const { message, fields, answer } of turns) {
    const { elicitationPending: asked } = said;
    expectIn(said, {
      elicitationPending: { message, origin: ORIGINS[era] },
    });
    expectIn(Object.keys(asked.requestedSchema.properties), fields);
    said = await mcpdo.run(
      'elicitation/respond',
      asked.elicitationId,
      ...answer,
    );
  }
  expectIn(said, result);
  return said;
}

function expectIn(actual, expected) {
  const found = difference(actual, expected);
  if (found) {
    throw new Error(`${found}\n${JSON.stringify(actual, undefined, 2)}`);
  }
}
