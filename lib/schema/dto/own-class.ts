import { isDtoClass, type DtoClass } from '../schema-source.js';

const BUILT_IN: ReadonlySet<unknown> = new Set([
  Object,
  Array,
  String,
  Number,
  Boolean,
  Date,
  Map,
  Set,
  Promise,
  Function,
  Buffer,
]);

/**
 * Tells a class of the application from JavaScript's own.
 * @param type what a property is declared as
 */
export function isOwnClass(type: unknown): type is DtoClass {
  return isDtoClass(type) && !BUILT_IN.has(type);
}
