/**
 * What a change does: `breaking` can fail callers and readers that worked
 * before, `visible` is read by the model or shown to people, `additive` is
 * noticed by nobody who does not look for it.
 */
export type ChangeClass = 'breaking' | 'visible' | 'additive';

/** One difference between two surfaces. */
export interface SurfaceChange {
  readonly class: ChangeClass;
  /** Such as `tool orders_find, argument "status"`. */
  readonly where: string;
  /** What happened there, as the rest of a sentence. */
  readonly what: string;
}

/** Takes note of one change. */
export type NoteChange = (change: SurfaceChange) => void;

/** What is said of anything that cannot be told to be harmless. */
export const UNJUDGED = 'changed in a way that cannot be judged';
