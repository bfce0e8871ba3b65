/**
 * Finds the route of an Express application that would take a POST to a path
 * because it was registered first, such as `@All('*path')`.
 *
 * @returns its path; `undefined` when there is none, or no telling
 */
export function shadowingRoute(app: object, path: string): string | undefined {
  for (const layer of layersOf(app)) {
    const route = member(layer, 'route');
    if (!isObject(route) || !takesPost(member(route, 'methods'))) continue;
    const match = member(layer, 'match');
    if (typeof match !== 'function') continue;
    const matched: unknown = Reflect.apply(match, layer, [path]);
    if (matched) return String(member(route, 'path'));
  }
  return undefined;
}

function layersOf(app: object): readonly object[] {
  const router = member(app, 'router');
  const stack = isObject(router) ? member(router, 'stack') : undefined;
  return Array.isArray(stack) ? stack.filter(isObject) : [];
}

function takesPost(methods: unknown): boolean {
  return (
    isObject(methods) &&
    (member(methods, '_all') === true || member(methods, 'post') === true)
  );
}

function member(value: object, key: string): unknown {
  return Reflect.get(value, key);
}

function isObject(value: unknown): value is object {
  return (
    (typeof value === 'object' && value !== null) || typeof value === 'function'
  );
}
