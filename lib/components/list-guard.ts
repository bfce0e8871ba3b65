/** Where `@AppliesToLists()` leaves its mark: on the class of the guard. */
export const APPLIES_TO_LISTS_METADATA = 'mcp:applies-to-lists';

/** Whether guards of a class decide what their callers see: it is marked with `@AppliesToLists()`, or a class it extends. */
export function appliesToLists(guardClass: unknown): boolean {
  return (
    typeof guardClass === 'function' &&
    Reflect.getMetadata(APPLIES_TO_LISTS_METADATA, guardClass) === true
  );
}
