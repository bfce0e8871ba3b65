import { accessFault } from '../decorators/access-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';

/** A mount has an option with a value that cannot be meant. */
export const MCP_INVALID_MOUNT = 'MCP_INVALID_MOUNT';

/** What each option must be, beside those other parts of the library check. */
const OPTIONS: readonly {
  readonly names: readonly string[];
  readonly isRight: (value: unknown) => boolean;
  readonly remedy: string;
}[] = [
  {
    names: ['tags', 'includeTags', 'excludeTags'],
    isRight: (value) => isListOf(value, (tag) => isText(tag) && tag !== ''),
    remedy: 'Give a list of texts that are not empty, or leave it out.',
  },
  {
    names: ['guards', 'interceptors', 'pipes', 'filters'],
    isRight: (value) => Array.isArray(value),
    remedy: 'Give a list of classes or instances, or leave it out.',
  },
  {
    names: ['transforms'],
    isRight: (value) => isListOf(value, isLayer),
    remedy:
      'Give a list of objects with a name and an apply() method, such as new Namespace(…), or leave it out.',
  },
  {
    names: ['visible'],
    isRight: (value) => typeof value === 'function',
    remedy: 'Give a function that takes the caller, or leave it out.',
  },
  {
    names: ['snapshot'],
    isRight: (value) => typeof value === 'boolean',
    remedy: 'Write true or false, or leave it out for false.',
  },
];

/**
 * What is wrong with the options of a mount, whatever was given for them. Names
 * and namespaces are looked at where they are used.
 *
 * @param where names the mount by its place in the code
 */
export function mountOptionProblems(
  options: object,
  where: string,
): readonly ConfigurationProblem[] {
  return optionFaults(options).map(({ message, remedy }) => ({
    code: MCP_INVALID_MOUNT,
    where,
    message,
    remedy,
  }));
}

/**
 * Options without those that are wrong. The server does not start with a wrong
 * one; without it, everything else that is wrong can be told as well.
 */
export function rightOptions<T extends object>(options: T): T {
  const right = { ...options };
  for (const { name } of optionFaults(options)) {
    Reflect.deleteProperty(right, name);
  }
  return right;
}

/** An option with a wrong value. */
interface OptionFault {
  readonly name: string;
  readonly message: string;
  readonly remedy: string;
}

function optionFaults(options: object): readonly OptionFault[] {
  return [
    ...accessFaults(Reflect.get(options, 'access')),
    ...OPTIONS.flatMap(({ names, isRight, remedy }) =>
      names.flatMap((name) => {
        const value: unknown = Reflect.get(options, name);
        if (value === undefined || isRight(value)) return [];
        const message = `${name} is not what it should be.`;
        return [{ name, message, remedy }];
      }),
    ),
  ];
}

function accessFaults(access: unknown): readonly OptionFault[] {
  if (access === undefined) return [];
  const fault =
    typeof access === 'object' && access !== null
      ? accessFault(access)
      : {
          message: 'it is no object.',
          remedy: 'Give { scopes, roles, authorize }, or leave it out.',
        };
  if (!fault) return [];
  const { message, remedy } = fault;
  return [{ name: 'access', message: `access: ${message}`, remedy }];
}

function isListOf(
  value: unknown,
  isRight: (item: unknown) => boolean,
): boolean {
  return Array.isArray(value) && value.every((item) => isRight(item));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isLayer(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    isText(Reflect.get(value, 'name')) &&
    typeof Reflect.get(value, 'apply') === 'function'
  );
}
