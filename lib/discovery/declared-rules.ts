import type { CallerRule } from '../components/caller-rule.js';
import type { Component } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import { isAccessRule } from '../components/surrounding-rules.js';
import { readAccess } from '../decorators/access-declaration.js';
import { rulesOf } from '../decorators/access-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { accessProblems } from './access-problems.js';
import type { DiscoveredAs } from './discovered-method.js';

/** A method that is a component. */
export type DiscoveredComponent = DiscoveredAs<'tool' | 'resource' | 'prompt'>;

/** The conditions a component's decorators and options put on its callers: the class's, then the method's, then `visible`. */
export function declaredRules({
  host,
  method,
  declaration,
}: DiscoveredComponent): Pick<Component, 'rules' | 'isPublic'> {
  const prototype: object = host.classRef.prototype;
  const { ofClass, ofMethod } = readAccess(prototype, method);
  const opened = ofMethod.some((access) => access.public === true);
  const where = placeOf({ host, method });
  const required = [
    ...(opened
      ? []
      : ofClass.flatMap((access) => rulesOf(access, host.classRef.name))),
    ...ofMethod.flatMap((access) => rulesOf(access, where)),
  ];
  const isPublic =
    opened ||
    (ofClass.some((access) => access.public === true) &&
      !required.some(isAccessRule));
  const rules = [...required, ...visibleRule(declaration.options, where)];
  return {
    ...(rules.length > 0 && { rules }),
    ...(isPublic && { isPublic }),
  };
}

/** What is wrong with a `visible` that cannot be asked. */
export function visibleProblems({
  host,
  method,
  declaration: { options },
}: DiscoveredComponent): ConfigurationProblem[] {
  // At run time it may be anything.
  const visible: unknown = Reflect.get(options, 'visible');
  return accessProblems({ visible }, placeOf({ host, method }));
}

function visibleRule(
  options: DiscoveredComponent['declaration']['options'],
  where: string,
): CallerRule[] {
  if (!options.visible) return [];
  return [
    {
      kind: 'visible',
      where,
      decide: (context) => options.visible?.(context) ?? false,
    },
  ];
}
