import { type MethodHandler, placeOf } from '../components/method-handler.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import { uriDecoder } from '../components/uri-parameters.js';
import { readParameterDeclarations } from '../decorators/parameter-declaration.js';
import type { ResourceOptions } from '../decorators/resource-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { UriTemplateException } from '../uri/uri-template.exception.js';
import { UriTemplate } from '../uri/uri-template.js';
import { readableOf, versionProblems } from './component-info.js';
import type { DiscoveredAs } from './discovered-method.js';
import {
  MCP_INVALID_LIST,
  MCP_INVALID_TEMPLATE,
  MCP_TEMPLATE_PARAMETERS,
} from './discovery-error-codes.js';
import { makeHandler } from './handler-factory.js';
import type { InputCompilation } from './input-builder.js';
import { type MadeEntry, makeOrReport } from './made-entry.js';
import { contextAt, readParameterClaims } from './parameter-claims.js';
import { emittedTypes } from './parameter-types.js';
import {
  defaultTemplateInput,
  templateInputProblems,
} from './template-input.js';

/** Makes a resource template of a decorated method. */
export async function makeTemplate(
  discovered: DiscoveredAs<'resource'>,
  compilation: InputCompilation,
): Promise<MadeEntry<ResourceTemplate>> {
  const { options } = discovered.declaration;
  const where = placeOf(discovered);
  const template = parse(options.uri, where);
  if (!(template instanceof UriTemplate)) return { problems: [template] };
  const claims = readParameterClaims(discovered, true);
  const enumerate = enumerateOf(discovered, options.list);
  const problems = [
    ...claims.problems,
    ...versionProblems(options, where),
    ...(enumerate && 'code' in enumerate ? [enumerate] : []),
    ...optionProblems(options, template, where),
  ];
  if (problems.length > 0) return { problems };
  const made = await makeOrReport(where, problems, async () => {
    // The variables of a URI are text whatever the server's mode.
    const { input, handler } = await makeHandler(
      discovered,
      claims,
      options.input ?? defaultTemplateInput(template, claims.inputs),
      { ...compilation, mode: 'coerce' },
    );
    const decode = uriDecoder(input.json);
    const { allowUnsafe = [] } = options;
    const entry: ResourceTemplate = {
      kind: 'resource-template',
      template,
      exempt:
        allowUnsafe === true
          ? template.variables.map(({ name }) => name)
          : allowUnsafe,
      ...readableOf(discovered.method, options, {
        input: decode ? input.decodedBy(decode) : input,
        handler,
      }),
      ...(enumerate && 'host' in enumerate && { enumerate }),
    };
    return entry;
  });
  const disagreements = made.entry
    ? templateInputProblems(template, made.entry.input.json, where)
    : [];
  return disagreements.length > 0 ? { problems: disagreements } : made;
}

function parse(
  text: string,
  where: string,
): UriTemplate | ConfigurationProblem {
  try {
    return UriTemplate.parse(text);
  } catch (error) {
    if (!(error instanceof UriTemplateException)) throw error;
    const { message, remedy } = error;
    return { code: MCP_INVALID_TEMPLATE, where, message, remedy };
  }
}

/** The method that names a template's resources: it takes nothing a client could send. */
function enumerateOf(
  { host, method }: DiscoveredAs<'resource'>,
  list: string | undefined,
): MethodHandler | ConfigurationProblem | undefined {
  if (list === undefined) return undefined;
  const where = placeOf({ host, method });
  const callback: unknown = Reflect.get(host.classRef.prototype, list);
  // Every class has a constructor and toString(), which name nothing.
  if (typeof callback !== 'function' || list in Object.prototype) {
    return {
      code: MCP_INVALID_LIST,
      where,
      message: `"${list}" is no method of ${host.classRef.name}.`,
      remedy: 'Name a method of the same class that returns what there is.',
    };
  }
  // Without a decorator no types are emitted: a lone parameter can only be the context.
  if (
    callback.length === 1 &&
    emittedTypes(host.classRef, list) === undefined &&
    readParameterDeclarations(host.classRef, list).size === 0
  ) {
    return { host, method: list, parameters: [contextAt(0)] };
  }
  const claims = readParameterClaims({ host, method: list }, false);
  const [problem] = claims.problems;
  if (problem || claims.inputs.length > 0) {
    return {
      code: MCP_INVALID_LIST,
      where,
      message: `${host.classRef.name}.${list} takes an input, and a list has none.`,
      remedy:
        'Let it take nothing but an McpContext, marked @Ctx() beside others, or what param decorators give.',
    };
  }
  return { host, method: list, parameters: claims.injected };
}

function optionProblems(
  { size, allowUnsafe }: ResourceOptions,
  { variables, text }: UriTemplate,
  where: string,
): ConfigurationProblem[] {
  const known = variables.map(({ name }) => name);
  const unknown =
    allowUnsafe === true
      ? []
      : (allowUnsafe ?? []).filter((name) => !known.includes(name));
  const problem = (message: string, remedy: string): ConfigurationProblem => ({
    code: MCP_TEMPLATE_PARAMETERS,
    where,
    message,
    remedy,
  });
  return [
    ...unknown.map((name) =>
      problem(
        `allowUnsafe names "${name}", which is no variable of ${text}.`,
        `Name variables of the template: ${known.join(', ') || 'it has none'}.`,
      ),
    ),
    ...(size === undefined
      ? []
      : [
          problem(
            `"size" is for one resource, but ${text} stands for many.`,
            'Leave it out.',
          ),
        ]),
  ];
}
