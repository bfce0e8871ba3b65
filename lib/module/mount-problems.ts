import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Module } from '../nest.js';
import { moduleProblems } from './module-problems.js';
import {
  MCP_INVALID_MOUNT,
  mountOptionProblems,
} from './mount-option-problems.js';

/** A module is mounted within itself. */
export const MCP_MOUNT_CYCLE = 'MCP_MOUNT_CYCLE';

/**
 * What is wrong with the mounts of a server, whatever was given for them.
 *
 * @param id of the server
 * @param modules all of the application
 */
export function mountProblems(
  id: string,
  mounts: unknown,
  modules: Iterable<Module>,
): readonly ConfigurationProblem[] {
  const known = new Set([...modules].map(({ metatype }) => metatype));
  const where = `McpModule "${id}"`;

  const ofList = (
    list: unknown,
    place: string,
    within: readonly unknown[],
  ): readonly ConfigurationProblem[] => {
    if (list === undefined) return [];
    if (Array.isArray(list)) {
      return list.flatMap((mount, index) =>
        ofMount(mount, `${place}[${index}]`, within),
      );
    }
    const message = `${place} is no list.`;
    const remedy = 'Give a list of mounts: [{ module: OrdersModule }].';
    return [{ code: MCP_INVALID_MOUNT, where, message, remedy }];
  };

  const ofMount = (
    mount: unknown,
    place: string,
    within: readonly unknown[],
  ): readonly ConfigurationProblem[] => {
    if (typeof mount !== 'object' || mount === null) {
      const message = `${place} is no mount.`;
      const remedy =
        'Name the module in an object, with how it is mounted: { module: OrdersModule }.';
      return [{ code: MCP_INVALID_MOUNT, where, message, remedy }];
    }
    const module: unknown = Reflect.get(mount, 'module');
    if (typeof module === 'function' && within.includes(module)) {
      return [cycle(module.name, place)];
    }
    return [
      ...moduleProblems(module, known, {
        where,
        list: place,
        place: `${place}.module`,
      }),
      ...mountOptionProblems(mount, `${where} ${place}`),
      // Without a class, nothing would tell where a mount within itself ends.
      ...(typeof module === 'function'
        ? ofList(Reflect.get(mount, 'children'), `${place}.children`, [
            ...within,
            module,
          ])
        : []),
    ];
  };

  const cycle = (name: string, place: string): ConfigurationProblem => ({
    code: MCP_MOUNT_CYCLE,
    where,
    message: `${place} mounts ${name} within itself.`,
    remedy: `Take ${name} out of the children of its own mount; to offer it in two places, mount it twice side by side.`,
  });

  return ofList(mounts, 'mounts', []);
}
