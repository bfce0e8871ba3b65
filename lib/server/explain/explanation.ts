import type { Component } from '../../components/component.js';

/** One thing that had a say in what a caller finds. */
export interface ExplanationStep {
  readonly kind:
    | 'source'
    | 'mount'
    | 'layer'
    | 'clash'
    | 'version'
    | 'guard'
    | 'session'
    | 'rule'
    | 'scope'
    | 'list';
  /** Names it: a source, a mount, a layer, the class of a guard, the kind of a rule, a list. */
  readonly by: string;
  /** Where it stands, if that does not follow: `global`, `mount "orders"`, `class`, `OrderTools.find`. */
  readonly level?: string;
  /** What came of it, in words. */
  readonly effect: string;
  /** What it said, if it was a question to it; only of guards, rules and scopes. */
  readonly answer?: 'yes' | 'no' | 'unasked';
  /** HTTP status of the answer, where it refuses. */
  readonly status?: number;
}

/** What an explanation says. */
export interface ExplanationInit {
  /**
   * `visible`: listed, and can be used. `unlisted`: can be used, but no list of the
   * caller shows it. `denied`: its use is answered with an error that admits that it
   * exists. `hidden`: in no list, and answered as a name nothing has; for this
   * caller or for all. `unknown`: nothing has the name.
   */
  readonly outcome: 'visible' | 'unlisted' | 'hidden' | 'denied' | 'unknown';
  readonly kind: Component['kind'];
  /** The name clients know it by, or would; of resources the URI, of templates their text. */
  readonly name: string;
  readonly version?: string;
  /** In the order in which things happen. */
  readonly steps: readonly ExplanationStep[];
  /** Names there are that look like one that is unknown. */
  readonly near: readonly string[];
}

/** Why a component is visible to a caller, or is not. */
export interface Explanation extends ExplanationInit {
  /** All of it, a line for each step. */
  toString(): string;
}

const OUTCOMES = {
  visible: 'is visible: listed, and it can be used.',
  unlisted: 'can be used, but is in no list.',
  hidden: 'is hidden: in no list, and answered as unknown.',
  denied: 'is denied.',
  unknown: 'is unknown.',
} as const;

/** Makes an explanation of what it says. */
export function explanation(init: ExplanationInit): Explanation {
  return Object.freeze({ ...init, toString: () => textOf(init) });
}

function textOf(init: ExplanationInit): string {
  const { outcome, kind, name, version, steps, near } = init;
  const number = version === undefined ? '' : ` ${version}`;
  const what = `${kind.replace('-', ' ')} "${name}"${number}`;
  return [
    `The ${what} ${OUTCOMES[outcome]}`,
    ...steps.map(lineOf),
    ...(near.length > 0 ? [`  Near it: ${near.join(', ')}`] : []),
  ].join('\n');
}

function lineOf({ kind, by, level, effect }: ExplanationStep): string {
  const where = level === undefined ? '' : ` (${level})`;
  return `  ${kind.padEnd(7)} ${by}${where}: ${effect}`;
}
