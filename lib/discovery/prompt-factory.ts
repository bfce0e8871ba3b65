import { placeOf } from '../components/method-handler.js';
import {
  promptArguments,
  promptDecoder,
} from '../components/prompt-arguments.js';
import type { Prompt } from '../components/prompt.js';
import { infoOf, nameProblems, versionProblems } from './component-info.js';
import type { DiscoveredAs } from './discovered-method.js';
import { makeHandler } from './handler-factory.js';
import type { InputCompilation } from './input-builder.js';
import { type MadeEntry, makeOrReport } from './made-entry.js';
import { readParameterClaims } from './parameter-claims.js';

/** Makes a prompt of a decorated method. */
export async function makePrompt(
  discovered: DiscoveredAs<'prompt'>,
  compilation: InputCompilation,
): Promise<MadeEntry<Prompt>> {
  const { options } = discovered.declaration;
  const where = placeOf(discovered);
  const name = options.name ?? discovered.method;
  const claims = readParameterClaims(discovered, options.input !== undefined);
  const problems = [
    ...claims.problems,
    ...nameProblems(name, where),
    ...versionProblems(options, where),
  ];
  if (claims.problems.length > 0) return { problems };
  return makeOrReport(where, problems, async () => {
    // Arguments travel as text whatever the server's mode: it has to be read.
    const { input, handler } = await makeHandler(
      discovered,
      claims,
      options.input,
      { ...compilation, mode: 'coerce' },
    );
    return {
      kind: 'prompt',
      ...infoOf(name, options),
      arguments: promptArguments(input.json),
      input: input.decodedBy(promptDecoder(input.json)),
      handler,
    };
  });
}
