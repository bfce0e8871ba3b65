import { isRecord, listOf, sameJson } from './json-value.js';
import { type ChangeClass, UNJUDGED } from './surface-change.js';

/** Where a tool says in its `_meta` how callers may authenticate; one of the ways is enough. */
export const SECURITY_KEY = 'securitySchemes';

/** One way in. */
interface Way {
  readonly type: string;
  readonly scopes: readonly string[];
}

/** Without a word on it, anybody may call, as far as the list tells. */
const OPEN: readonly Way[] = [{ type: 'noauth', scopes: [] }];

/** Whether callers who came in by the ways there were still come in by those there are. */
export function securityChanges(
  before: unknown,
  now: unknown,
): readonly (readonly [ChangeClass, string])[] {
  if (sameJson(before, now)) return [];
  const old = waysOf(before);
  const current = waysOf(now);
  if (!old || !current) return [['breaking', `${SECURITY_KEY} ${UNJUDGED}`]];
  const needed = current.map(inWords).join(' or ');
  return [
    ...old
      .filter((way) => !current.some((next) => lets(next, way)))
      .map(breaking(needed)),
    ...current
      .filter((way) => !old.some((next) => lets(next, way)))
      .map(additive),
  ];
}

function breaking(needed: string) {
  return (way: Way): readonly [ChangeClass, string] => [
    'breaking',
    `${inWords(way)} is no longer enough: it takes ${needed} now`,
  ];
}

function additive(way: Way): readonly [ChangeClass, string] {
  return ['additive', `${inWords(way)} is enough now`];
}

/** Whether those who come in one way would come in by another. */
function lets({ type, scopes }: Way, way: Way): boolean {
  return (
    type === 'noauth' ||
    (type === way.type && scopes.every((scope) => way.scopes.includes(scope)))
  );
}

function inWords({ type, scopes }: Way): string {
  return scopes.length > 0 ? `${type} (${scopes.join(', ')})` : type;
}

/** Undefined where there is more to it than types and scopes. */
function waysOf(value: unknown): readonly Way[] | undefined {
  if (value === undefined) return OPEN;
  const ways = listOf(value)
    .map(wayOf)
    .filter((way) => way !== undefined);
  return ways.length > 0 && ways.length === listOf(value).length
    ? ways
    : undefined;
}

function wayOf(value: unknown): Way | undefined {
  if (!isRecord(value)) return undefined;
  const { type, scopes, ...more } = value;
  if (typeof type !== 'string' || Object.keys(more).length > 0)
    return undefined;
  return { type, scopes: listOf(scopes).map(String) };
}
