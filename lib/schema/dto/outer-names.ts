import type { DtoModel } from './dto-model.js';

/**
 * Gives the name that clients know a property by.
 * @param target the instance that has the property
 * @param property its name there
 */
export type OuterNames = (
  target: object | undefined,
  property: string,
) => string;

const SAME: OuterNames = (_, property) => property;

/**
 * Finds the outer names of properties, for issues that clients are told.
 * @param models the classes
 */
export function outerNames(models: Iterable<DtoModel>): OuterNames {
  const renamed = new Map(
    Array.from(models, ({ classRef, properties }) => [
      classRef.prototype,
      new Map(
        properties.flatMap(({ name, wire }) =>
          wire.length === 1 && wire[0] !== name ? [[name, wire[0]]] : [],
        ),
      ),
    ]),
  );
  const isUsed = [...renamed.values()].some(({ size }) => size > 0);
  if (!isUsed) return SAME;
  return (target, property) =>
    renamed.get(target && Object.getPrototypeOf(target))?.get(property) ??
    property;
}
