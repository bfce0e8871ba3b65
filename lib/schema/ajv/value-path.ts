import { isObject } from '../is-object.js';

/**
 * A JSON pointer as a path; whether a number is an array index or a property
 * name only the value tells.
 * @param pointer where ajv found something wrong: `/items/0/name`
 * @param value the whole value the pointer walks through
 */
export function valuePath(
  pointer: string,
  value: unknown,
): (string | number)[] {
  const path: (string | number)[] = [];
  let place = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(place) ? Number(key) : key);
    place = isObject(place) ? place[key] : undefined;
  }
  return path;
}
