/** What a matcher gives Jest and Vitest. */
export interface MatcherOutcome {
  readonly pass: boolean;
  message(): string;
}

/** What Jest and Vitest give a matcher. */
export interface MatcherContext {
  readonly isNot?: boolean;
  /** The file of the test that is running. */
  readonly testPath?: string;
  /** Their keeper of snapshots, which knows what the run may write. */
  readonly snapshotState?: unknown;
  equals(a: unknown, b: unknown): boolean;
}
