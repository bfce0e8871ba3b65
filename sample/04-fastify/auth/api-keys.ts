/** Whose key is whose; a real application asks its database. */
export const CITY_BY_KEY: ReadonlyMap<string, string> = new Map([
  ['key-of-oslo', 'Oslo'],
  ['key-of-bergen', 'Bergen'],
]);
