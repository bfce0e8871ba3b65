import { identityOf } from '../../catalog/entry-identity.js';
import type { Component } from '../../components/component.js';
import { placeOf } from '../../components/method-handler.js';
import type {
  AccessExaminer,
  AccessReport,
} from '../../execution/access-examiner.js';
import { accessSteps } from './access-steps.js';
import { listMethodOf, type StandIn } from './explained-caller.js';
import type {
  Candidate,
  DroppedComponent,
  ExplainedCatalog,
} from './explained-catalog.js';
import {
  type Explanation,
  explanation,
  type ExplanationStep,
} from './explanation.js';
import { nameOf } from './near-names.js';
import { waySteps } from './way-steps.js';

/** A candidate, and what became of its use. */
interface Examined {
  readonly candidate: Candidate;
  readonly report: AccessReport;
}

/** Explains components for one caller. */
export class CallerExplainer {
  constructor(
    private readonly catalog: ExplainedCatalog,
    private readonly examiner: AccessExaminer,
    private readonly standIn: StandIn,
  ) {}

  /** What becomes of a use that may mean several, of which the first counts that its caller sees. */
  async first(
    candidates: readonly [Candidate, ...Candidate[]],
  ): Promise<Explanation> {
    const examined: Examined[] = [];
    for (const candidate of candidates) {
      const one = await this.#examine(candidate);
      examined.push(one);
      if (one.report.outcome !== 'hidden') break;
    }
    const last = examined.at(-1);
    const decisive = last?.report.outcome === 'hidden' ? examined[0] : last;
    // There is one: there are candidates.
    if (!decisive) throw new Error('There is nothing to be explained.');
    const { component } = decisive.candidate;
    const known = new Set(candidates.map((each) => each.component));
    const higher = await this.#higher(component, known);
    const shown = higher.find(({ report }) => report.outcome !== 'hidden');
    const others = candidates.map((each, index) =>
      otherStep(each, examined[index], decisive.candidate),
    );
    return this.#explained(
      decisive,
      [
        ...higher.map(higherStep),
        ...others.flat(),
        ...this.catalog.droppedLike(component).map(droppedStep),
      ],
      shown?.candidate.component,
    );
  }

  /** Says what dropped a component. */
  dropped({ component, way }: DroppedComponent): Explanation {
    return explanation({
      outcome: 'hidden',
      ...named(component),
      steps: waySteps(way, this.catalog.root),
      near: [],
    });
  }

  /** Says that nothing is asked about a component, because the caller's session is none. */
  withoutSession({ component }: Candidate): Explanation {
    return explanation({
      outcome: 'denied',
      ...named(component),
      steps: [
        ...this.#way(component),
        {
          kind: 'session',
          by: 'the session',
          effect: 'is unknown, expired or was ended: 404, Session not found',
          status: 404,
        },
      ],
      near: [],
    });
  }

  async #examine(candidate: Candidate): Promise<Examined> {
    const { component, uri, parameters } = candidate;
    const exchange = this.standIn.use(component, uri);
    const report = await this.examiner.examine(component, exchange, parameters);
    return { candidate, report };
  }

  /** The higher versions of a name, as far as they are not known yet, down to the first that lists show. */
  async #higher(
    component: Component,
    known: ReadonlySet<Component>,
  ): Promise<readonly Examined[]> {
    const versions = this.catalog.versionsOf(component);
    const higher: Examined[] = [];
    // What was found without being listed is not among them.
    const above = Math.max(0, versions.indexOf(component));
    for (const each of versions.slice(0, above)) {
      if (known.has(each)) continue;
      const one = await this.#examine({ component: each, parameters: {} });
      higher.push(one);
      if (one.report.outcome !== 'hidden') break;
    }
    return higher;
  }

  /** @param shown what lists show in its place */
  async #explained(
    { candidate: { component }, report }: Examined,
    versions: readonly ExplanationStep[],
    shown: Component | undefined,
  ): Promise<Explanation> {
    const isListed = component.listed !== false && !shown;
    const listStep =
      report.outcome === 'denied' && isListed
        ? await this.#deniedListStep(component)
        : listed(component, report, shown);
    const used = isListed ? 'visible' : 'unlisted';
    return explanation({
      outcome: report.outcome === 'admitted' ? used : report.outcome,
      ...named(component),
      steps: [
        ...this.#way(component),
        ...versions,
        ...accessSteps(component, report, this.standIn.redact),
        listStep,
      ],
      near: [],
    });
  }

  /** Lists are another request, with guards of their own. */
  async #deniedListStep(component: Component): Promise<ExplanationStep> {
    const exchange = this.standIn.list(component);
    const said = await this.examiner.list(component, exchange);
    const effects = {
      shown: 'shows it all the same.',
      'left out': 'does not show it.',
      refused: 'is refused to the caller as well.',
    };
    return { kind: 'list', by: listMethodOf(component), effect: effects[said] };
  }

  #way(component: Component): readonly ExplanationStep[] {
    const way = this.catalog.wayOf(component);
    return way ? waySteps(way, this.catalog.root) : [];
  }
}

function listed(
  component: Component,
  { outcome }: AccessReport,
  shown: Component | undefined,
): ExplanationStep {
  const step = { kind: 'list', by: listMethodOf(component) } as const;
  if (outcome === 'hidden') return { ...step, effect: 'does not show it.' };
  if (shown) {
    return { ...step, effect: `shows ${labelOf(shown)} in its place.` };
  }
  return component.listed === false
    ? {
        ...step,
        effect: 'shows it to nobody; it is used by its name.',
      }
    : { ...step, effect: 'shows it.' };
}

function higherStep({ candidate, report }: Examined): ExplanationStep {
  const by = labelOf(candidate.component);
  return {
    kind: 'version',
    by,
    effect:
      report.outcome === 'hidden'
        ? `is higher, but hidden: ${report.why ?? ''}`
        : 'is higher: clients get it that do not ask for another.',
  };
}

/** What is said of the others that a use may have meant. */
function otherStep(
  { component }: Candidate,
  examined: Examined | undefined,
  decisive: Candidate,
): readonly ExplanationStep[] {
  if (component === decisive.component) return [];
  const effect = examined
    ? `is hidden: ${examined.report.why ?? ''}`
    : 'comes after it.';
  return [{ kind: 'version', by: labelOf(component), effect }];
}

function droppedStep({ component, way }: DroppedComponent): ExplanationStep {
  const last = way.steps.at(-1);
  const isClash = last?.effect === 'clashed';
  return {
    kind: isClash ? 'clash' : 'version',
    by: `${labelOf(component)} (${placeOf(component.handler)})`,
    effect: isClash
      ? `is left out: ${last.why ?? ''}`
      : `is left out by ${last?.by ?? 'the catalog'}.`,
  };
}

function labelOf(component: Component): string {
  return component.version === undefined
    ? identityOf(component).words
    : `version ${component.version}`;
}

/** What an explanation calls a component. */
export function named(
  component: Component,
): Pick<Explanation, 'kind' | 'name' | 'version'> {
  const { kind, version } = component;
  const lookup = kind === 'resource-template' ? 'resource' : kind;
  return {
    kind,
    name: nameOf(component, lookup) ?? component.name,
    ...(version !== undefined && { version }),
  };
}
