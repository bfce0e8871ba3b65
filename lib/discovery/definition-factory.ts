import type { Type } from '@nestjs/common';
import {
  type ComponentDeclaration,
  readComponentDeclarations,
} from '../decorators/component-declaration.js';
import type { ComponentDefinition } from '../decorators/component-definition.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Module } from '../nest.js';
import { describeValue } from '../schema/describe-value.js';
import { isObject } from '../schema/is-object.js';
import {
  defineHost,
  definedPlace,
  type DefinedMethod,
} from './definition-host.js';
import { type Content, contentOf } from './definition-content.js';
import { checkDefinition } from './definition-problems.js';
import { MCP_INVALID_DEFINITION } from './discovery-error-codes.js';
import { makeEntry } from './entry-factory.js';
import type { InputCompilation } from './input-builder.js';
import type { MadeEntry } from './made-entry.js';
import { misplacedConfirmation } from './misplaced-confirmation.js';

/** Where a definition comes from. */
export interface DefinitionOrigin {
  /** Class of the source that names it, whose decorators count for it; none for what a running server is given. */
  readonly owner?: Type;
  /** What it is, where it does not say so itself. */
  readonly kind?: ComponentDefinition['kind'];
}

/**
 * Makes an entry of the catalog of a definition, the same way as of a decorated
 * method, and checks it as one. What becomes of the definition later changes
 * nothing about the entry.
 *
 * @param definition of any shape: what is wrong with it is among the problems
 * @param module where classes of enhancers are instantiated
 * @param compilation how schemas are compiled
 */
export async function makeDefined(
  definition: unknown,
  module: Module,
  compilation: InputCompilation,
  { owner, kind }: DefinitionOrigin = {},
): Promise<MadeEntry> {
  let where = owner?.name ?? 'A definition';
  if (!isObject(definition))
    return { problems: [noDefinition(definition, where)] };
  try {
    where = whereOf(
      { ...kindAndName(definition), ...(kind && { kind }) },
      owner,
    );
    const content = { ...contentOf(definition), ...(kind && { kind }) };
    const checked = checkDefinition(content, where);
    if (!('handler' in checked)) return { problems: checked };
    const defined = defineHost(
      checked,
      (...given) =>
        Reflect.apply(Reflect.get(checked, 'handler'), definition, given),
      module,
      owner,
    );
    return await makeFrom(defined, bound(checked, definition), compilation);
  } catch (error) {
    return { problems: [unreadable(error, where)] };
  }
}

async function makeFrom(
  defined: DefinedMethod,
  content: ComponentDefinition,
  compilation: InputCompilation,
): Promise<MadeEntry> {
  const declaration = declarationOf(content);
  const made = await makeEntry({ ...defined, declaration }, compilation);
  const problems = [
    ...made.problems,
    ...misplacedConfirmation(defined.host, defined.method, [declaration]),
    ...declaredTwice(defined),
  ];
  return problems.length > 0 ? { problems } : made;
}

function declarationOf(content: ComponentDefinition): ComponentDeclaration {
  switch (content.kind) {
    case 'tool':
      return { kind: 'tool', options: content };
    case 'resource':
      return { kind: 'resource', options: content };
    case 'prompt':
      return { kind: 'prompt', options: content };
  }
}

/** Options that are functions may use what else the definition has. */
function bound<D extends ComponentDefinition>(
  content: D,
  definition: object,
): D {
  return content.visible
    ? {
        ...content,
        visible: (context) =>
          content.visible?.call(definition, context) ?? false,
      }
    : content;
}

function kindAndName(definition: object): Content {
  return {
    kind: Reflect.get(definition, 'kind'),
    name: Reflect.get(definition, 'name'),
  };
}

function whereOf({ kind, name }: Content, owner: Type | undefined): string {
  const isKnown = kind === 'tool' || kind === 'resource' || kind === 'prompt';
  return isKnown && typeof name === 'string'
    ? definedPlace({ kind, name: name.slice(0, 140) }, owner)
    : (owner?.name ?? 'A definition');
}

function declaredTwice({
  host,
  method,
}: DefinedMethod): ConfigurationProblem[] {
  const callback: object = host.classRef.prototype[method];
  return readComponentDeclarations(callback).map(({ kind }) => ({
    code: MCP_INVALID_DEFINITION,
    where: `${host.classRef.name}.${method}`,
    message: `its decorators make it a ${kind}; a definition says by its kind what it is.`,
    remedy: 'Take that decorator out, and write a definition of its own.',
  }));
}

function noDefinition(given: unknown, where: string): ConfigurationProblem {
  return {
    code: MCP_INVALID_DEFINITION,
    where,
    message: `${describeValue(given)} is no definition of a component.`,
    remedy: 'Give an object with kind, name and handler.',
  };
}

function unreadable(error: unknown, where: string): ConfigurationProblem {
  return {
    code: MCP_INVALID_DEFINITION,
    where,
    message: `it cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    remedy:
      'Let its decorators fit a method, and its options hold no more than plain data, schemas and classes.',
  };
}
