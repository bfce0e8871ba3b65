import type { Type } from '@nestjs/common';

/** Whether a value is something `new` makes instances of: a class, not an arrow function or a method. */
export function isClass(value: unknown): value is Type<object> {
  return (
    typeof value === 'function' &&
    typeof value.prototype === 'object' &&
    value.prototype !== null
  );
}
