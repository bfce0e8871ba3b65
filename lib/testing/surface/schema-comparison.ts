import { isRecord, type JsonRecord, sameJson } from './json-value.js';
import {
  branchesOf,
  compareAlternatives,
  compareUnions,
} from './schema-alternatives.js';
import { compareBounds } from './schema-bounds.js';
import type {
  SchemaComparing,
  SchemaShift,
  SchemaSide,
} from './schema-comparing.js';
import { compareProperties } from './schema-properties.js';
import { followed } from './schema-reference.js';
import { compareRest } from './schema-rest.js';
import { compareTypes } from './schema-types.js';
import { compareValues } from './schema-values.js';
import { compareWords, withoutWords } from './schema-words.js';
import { type ChangeClass, UNJUDGED } from './surface-change.js';

/** Takes note of a change at a place inside a schema. */
type NoteInSchema = (path: string, level: ChangeClass, what: string) => void;

// Schemas that refer to themselves, each in its own circle, unfold nearly without end.
/** Places compared before a comparison is given up. */
const MAX_PLACES = 20_000;
/** Levels compared before a comparison is given up. */
const MAX_DEPTH = 200;

const CLASSES: Readonly<
  Record<SchemaSide, Readonly<Record<SchemaShift, ChangeClass>>>
> = {
  input: {
    narrower: 'breaking',
    wider: 'additive',
    other: 'breaking',
    visible: 'visible',
  },
  output: {
    narrower: 'additive',
    wider: 'breaking',
    other: 'breaking',
    visible: 'visible',
  },
};

/** Compares the schemas of one input or output, before and now. */
export class SchemaComparison implements SchemaComparing {
  readonly #open: (readonly [before: unknown, now: unknown])[] = [];
  readonly sameRoots: boolean;
  #places = 0;
  #gaveUp = false;

  /**
   * @param before the whole schema as it was
   * @param now the whole schema as it is
   * @param noteInSchema is told of every change
   */
  constructor(
    readonly side: SchemaSide,
    private readonly before: unknown,
    private readonly now: unknown,
    private noteInSchema: NoteInSchema,
  ) {
    this.sameRoots = sameJson(before, now);
  }

  /** Tells all changes, from the root on. */
  run(): void {
    if (this.sameRoots) return;
    this.compare(this.before, this.now, '');
    if (this.#gaveUp) this.unjudged('', 'a schema of that size');
  }

  shift(path: string, shift: SchemaShift, what: string): void {
    this.note(path, CLASSES[this.side][shift], what);
  }

  note(path: string, level: ChangeClass, what: string): void {
    this.noteInSchema(path, level, what);
  }

  unjudged(path: string, keyword: string): void {
    this.note(path, 'breaking', `${keyword} ${UNJUDGED}`);
  }

  agree(before: unknown, now: unknown): boolean {
    let agreed = true;
    const outer = this.noteInSchema;
    this.noteInSchema = (_path, level) => {
      agreed &&= level === 'visible';
    };
    this.compare(before, now, '');
    this.noteInSchema = outer;
    return agreed;
  }

  compare(before: unknown, now: unknown, path: string): void {
    if (before === now && !isRecord(before)) return;
    this.#places += 1;
    this.#gaveUp ||= this.#places > MAX_PLACES || this.#open.length > MAX_DEPTH;
    if (this.#gaveUp || this.#isOpen(before, now)) return;
    this.#open.push([before, now]);
    this.#compareFollowed(
      followed(schemaOf(before), this.before),
      followed(schemaOf(now), this.now),
      path,
    );
    this.#open.pop();
  }

  #compareFollowed(before: JsonRecord, now: JsonRecord, path: string): void {
    compareWords(this, before, now, path);
    const branchesBefore = branchesOf(before);
    const branchesNow = branchesOf(now);
    if (branchesBefore || branchesNow) {
      const old = branchesBefore ?? [withoutWords(before)];
      const current = branchesNow ?? [withoutWords(now)];
      compareAlternatives(this, old, current, path);
      return;
    }
    if (!compareTypes(this, before, now, path)) return;
    compareValues(this, before, now, path);
    compareBounds(this, before, now, path);
    compareProperties(this, before, now, path);
    compareUnions(this, before, now, path);
    compareRest(this, before, now, path);
  }

  /** Whether the two are being compared further up: a schema that contains itself. */
  #isOpen(before: unknown, now: unknown): boolean {
    return (
      isRecord(before) &&
      this.#open.some(([old, current]) => old === before && current === now)
    );
  }
}

/** `true` takes what `{}` does, and `false` nothing. */
function schemaOf(value: unknown): JsonRecord {
  if (isRecord(value)) return value;
  return value === false ? { not: {} } : {};
}
