import { placeOf } from '../components/method-handler.js';
import type { Resource } from '../components/resource.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { ResourceOptions } from '../decorators/resource-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { isResourceUri } from '../uri/resource-uri.js';
import { readableOf, versionProblems } from './component-info.js';
import type { DiscoveredAs } from './discovered-method.js';
import {
  MCP_INVALID_URI,
  MCP_RESOURCE_INPUT,
} from './discovery-error-codes.js';
import { makeHandler } from './handler-factory.js';
import type { InputCompilation } from './input-builder.js';
import { type MadeEntry, makeOrReport } from './made-entry.js';
import { readParameterClaims } from './parameter-claims.js';
import { makeTemplate } from './template-factory.js';

/** Makes a resource of a decorated method, or a template where its URI has variables. */
export function makeResource(
  discovered: DiscoveredAs<'resource'>,
  compilation: InputCompilation,
): Promise<MadeEntry<Resource | ResourceTemplate>> {
  return /[{}]/.test(discovered.declaration.options.uri)
    ? makeTemplate(discovered, compilation)
    : makeConcrete(discovered, compilation);
}

async function makeConcrete(
  discovered: DiscoveredAs<'resource'>,
  compilation: InputCompilation,
): Promise<MadeEntry<Resource>> {
  const { options } = discovered.declaration;
  const where = placeOf(discovered);
  const claims = readParameterClaims(discovered, false);
  const problems = [
    ...claims.problems,
    ...versionProblems(options, where),
    ...concreteProblems(options, claims.inputs.length > 0, where),
  ];
  if (problems.length > 0) return { problems };
  return makeOrReport(where, problems, async () => {
    const made = await makeHandler(discovered, claims, undefined, compilation);
    const { uri, size } = options;
    return {
      kind: 'resource',
      uri,
      ...(size !== undefined && { size }),
      ...readableOf(discovered.method, options, made),
    };
  });
}

function concreteProblems(
  { uri, list, input, allowUnsafe }: ResourceOptions,
  takesInput: boolean,
  where: string,
): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  if (!isResourceUri(uri)) {
    problems.push({
      code: MCP_INVALID_URI,
      where,
      message: `"${uri.slice(0, 140)}" is no absolute URI.`,
      remedy:
        'Write a scheme first, as in docs://readme, and percent-encode spaces.',
    });
  }
  if (takesInput) {
    problems.push({
      code: MCP_RESOURCE_INPUT,
      where,
      message: `the method takes an input, but ${uri} has no variable it could come from.`,
      remedy:
        'Write the variables into the URI, as in docs://{page}, or drop the parameter.',
    });
  }
  const unused = Object.entries({ list, input, allowUnsafe }).find(
    ([, value]) => value !== undefined,
  );
  if (unused) {
    problems.push({
      code: MCP_RESOURCE_INPUT,
      where,
      message: `"${unused[0]}" is for templates, but ${uri} has no variable.`,
      remedy: `Leave "${unused[0]}" out, or write the variables into the URI.`,
    });
  }
  return problems;
}
