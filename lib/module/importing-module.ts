import type { ModulesContainer } from '@nestjs/core';
import type { Module } from '../nest.js';

/**
 * The module that imports the one an instance belongs to: the application's own
 * place for classes named in options. The module itself when nothing imports it.
 */
export function importingModule(
  modules: ModulesContainer,
  instance: object,
): Module {
  const all = [...modules.values()];
  const own = all.find((module) => module.instance === instance);
  if (!own)
    throw new Error('The module of the MCP server is not in the application.');
  return all.find((module) => module.imports.has(own)) ?? own;
}
