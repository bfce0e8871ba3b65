import { makeCompletion } from './completion-factory.js';
import type { DiscoveredMethod } from './discovered-method.js';
import type { InputCompilation } from './input-builder.js';
import type { MadeEntry } from './made-entry.js';
import { makePrompt } from './prompt-factory.js';
import { makeResource } from './resource-factory.js';
import { makeTool } from './tool-factory.js';

/** Makes of a decorated method what its decorator says it is, schemas compiled and checked. */
export function makeEntry(
  { host, method, declaration }: DiscoveredMethod,
  compilation: InputCompilation,
): Promise<MadeEntry> {
  switch (declaration.kind) {
    case 'tool':
      return makeTool({ host, method, declaration }, compilation);
    case 'resource':
      return makeResource({ host, method, declaration }, compilation);
    case 'prompt':
      return makePrompt({ host, method, declaration }, compilation);
    case 'completion':
      return makeCompletion({ host, method, declaration });
  }
}
