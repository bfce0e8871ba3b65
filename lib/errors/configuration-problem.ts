/**
 * One thing that keeps a server from starting: what is wrong, where, and how to mend it.
 */
export interface ConfigurationProblem {
  /** Stable code, listed in `docs/errors.md`. */
  readonly code: string;
  /** Where it is: `WeatherTools.forecast`, or the option's name. */
  readonly where: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to write instead, one sentence. */
  readonly remedy: string;
}
