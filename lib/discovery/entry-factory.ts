import type { Component } from '../components/component.js';
import { makeCompletion } from './completion-factory.js';
import {
  declaredRules,
  type DiscoveredComponent,
  visibleProblems,
} from './declared-rules.js';
import type { DiscoveredMethod } from './discovered-method.js';
import type { InputCompilation } from './input-builder.js';
import type { MadeEntry } from './made-entry.js';
import { makePrompt } from './prompt-factory.js';
import { makeResource } from './resource-factory.js';
import { makeTool } from './tool-factory.js';

/** Makes of a decorated method what its decorator says it is, schemas compiled and checked. */
export async function makeEntry(
  { host, method, declaration }: DiscoveredMethod,
  compilation: InputCompilation,
): Promise<MadeEntry> {
  switch (declaration.kind) {
    case 'tool': {
      const discovered = { host, method, declaration };
      return ruled(await makeTool(discovered, compilation), discovered);
    }
    case 'resource': {
      const discovered = { host, method, declaration };
      return ruled(await makeResource(discovered, compilation), discovered);
    }
    case 'prompt': {
      const discovered = { host, method, declaration };
      return ruled(await makePrompt(discovered, compilation), discovered);
    }
    case 'completion':
      return makeCompletion({ host, method, declaration });
  }
}

/** An entry with the conditions its decorators put on callers. */
function ruled<C extends Component>(
  made: MadeEntry<C>,
  discovered: DiscoveredComponent,
): MadeEntry<C> {
  const problems = [...made.problems, ...visibleProblems(discovered)];
  if (!made.entry || problems.length > 0) return { problems };
  const rules = declaredRules(discovered);
  const entry: C = { ...made.entry, ...rules };
  Object.freeze(entry);
  return { entry, problems };
}
