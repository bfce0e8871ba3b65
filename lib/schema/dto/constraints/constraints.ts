import { COLOR_CONSTRAINTS } from './color-constraints.js';
import type { ConstraintMeaning } from './constraint-meaning.js';
import { ENCODING_CONSTRAINTS } from './encoding-constraints.js';
import { IDENTIFIER_CONSTRAINTS } from './identifier-constraints.js';
import { NETWORK_CONSTRAINTS } from './network-constraints.js';
import { NUMBER_CONSTRAINTS } from './number-constraints.js';
import { PLACE_CONSTRAINTS } from './place-constraints.js';
import { STRUCTURE_CONSTRAINTS } from './structure-constraints.js';
import { TEXT_CONSTRAINTS } from './text-constraints.js';
import { TIME_CONSTRAINTS } from './time-constraints.js';
import { VALUE_CONSTRAINTS } from './value-constraints.js';

/**
 * All of class-validator's decorators that say something about values, by
 * name. A name that is missing, a custom validator's too, adds nothing to a
 * schema and is still carried out. Keywords are made so that the schema accepts
 * what class-validator accepts; the few exceptions are listed with the
 * differential test.
 */
export const CONSTRAINTS: ReadonlyMap<string, ConstraintMeaning> = new Map(
  [
    VALUE_CONSTRAINTS,
    STRUCTURE_CONSTRAINTS,
    NUMBER_CONSTRAINTS,
    TEXT_CONSTRAINTS,
    ENCODING_CONSTRAINTS,
    NETWORK_CONSTRAINTS,
    IDENTIFIER_CONSTRAINTS,
    PLACE_CONSTRAINTS,
    TIME_CONSTRAINTS,
    COLOR_CONSTRAINTS,
  ].flatMap((table) => Object.entries(table)),
);
