import type { ModulesContainer } from '@nestjs/core';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { ServerPart } from '../server/server-part.js';
import { Composition, type ServerShare } from './composition.js';
import { featureProblems } from './feature-problems.js';
import { Features } from './features.js';
import { includeProblems } from './include-problems.js';
import { mountProblems } from './mount-problems.js';
import { mountTree } from './mount-tree.js';
import { soundMounts } from './sound-mounts.js';

/** What a server offers, as far as it can be told, and what is wrong with it. */
export interface ComposedServer {
  readonly part: ServerPart;
  readonly composition: Composition;
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Settles what a server of an application offers, and where.
 *
 * @param servers all of the application
 */
export function composeServer(
  server: ServerShare,
  servers: readonly ServerShare[],
  modules: ModulesContainer,
): ComposedServer {
  const all = [...modules.values()];
  const { id, include = [], mounts } = server;
  const features = new Features(all);
  const composition = new Composition(all, servers, features);
  const wrong = [
    ...mountProblems(id, mounts, all),
    ...featureProblems(
      features,
      servers.map((each) => each.id),
    ),
  ];
  // What is mounted wrongly is left out: the server does not start with it.
  const placement = composition.placementOf(
    wrong.length > 0 ? { ...server, mounts: soundMounts(mounts) } : server,
  );
  const { root, problems } = mountTree(id, placement);
  return {
    part: root,
    composition,
    problems: [...includeProblems(id, include, all), ...wrong, ...problems],
  };
}
