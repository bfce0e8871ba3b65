import type { Module } from '../nest.js';

/**
 * What comes into an application other than through the modules that are
 * placed. Had the parts of an admin module that only it imports been left to
 * the rest, they would be public the day somebody adds one.
 *
 * @param modules all of the application, in Nest's order
 * @param isPlaced whether something says where the components of a module are offered
 */
export function restModules(
  modules: readonly Module[],
  isPlaced: (module: Module) => boolean,
): ReadonlySet<Module> {
  const rest = new Set<Module>();
  const visit = (module: Module | undefined): void => {
    if (!module || rest.has(module) || isPlaced(module)) return;
    rest.add(module);
    for (const imported of module.imports) visit(imported);
  };
  visit(rootOf(modules));
  // Every module has these, whatever imports them.
  for (const module of modules) if (module.isGlobal) visit(module);
  return rest;
}

/** The root module of an application, as Nest finds it: the first after its own core module. */
export function rootOf([, root]: readonly Module[]): Module | undefined {
  return root;
}
