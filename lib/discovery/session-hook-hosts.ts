import type { ModulesContainer } from '@nestjs/core';

const HOOKS = ['onSessionOpen', 'onSessionClose'];

/** The instances of an application that want to hear of sessions: providers and controllers with one instance. */
export function sessionHookHosts(modules: ModulesContainer): readonly object[] {
  const wrappers = [...modules.values()].flatMap((module) => [
    ...module.providers.values(),
    ...module.controllers.values(),
  ]);
  const hosts = wrappers
    .filter(
      (wrapper) => wrapper.isDependencyTreeStatic() && !wrapper.isTransient,
    )
    .map(({ instance }): unknown => instance)
    .filter(
      (instance): instance is object =>
        typeof instance === 'object' &&
        instance !== null &&
        HOOKS.some((hook) => typeof Reflect.get(instance, hook) === 'function'),
    );
  return [...new Set(hosts)];
}
