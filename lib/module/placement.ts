import type { Module } from '../nest.js';
import type { McpMountOptions } from './mount-options.js';

/** Modules in one place of a server, and what is mounted there. */
export interface Placement {
  /** Those whose components are offered there, in Nest's order. */
  readonly modules: readonly Module[];
  /** In the order they are offered in. */
  readonly mounts: readonly MountPlacement[];
}

/** A place that is a mount. */
export interface MountPlacement extends Placement {
  readonly options: McpMountOptions;
}

/** The modules of a place and of all within it. */
export function modulesIn({ modules, mounts }: Placement): readonly Module[] {
  return [...modules, ...mounts.flatMap((mount) => modulesIn(mount))];
}
