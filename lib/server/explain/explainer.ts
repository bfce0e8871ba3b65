import type { Catalog } from '../../catalog/catalog.js';
import { identityOf } from '../../catalog/entry-identity.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { PrincipalFunction } from '../../exchange/mcp-exchange.js';
import type { AccessExaminer } from '../../execution/access-examiner.js';
import type { LiveSession } from '../../sessions/live-session.js';
import type { HttpSessions } from '../../transports/http/http-sessions.js';
import { CallerExplainer } from './caller-explainer.js';
import { type ExplainedCaller, StandIn } from './explained-caller.js';
import { type Candidate, ExplainedCatalog } from './explained-catalog.js';
import {
  type ComponentMethod,
  type ComponentName,
  type LookedFor,
  lookedFor,
} from './explained-target.js';
import {
  type Explanation,
  explanation,
  type ExplanationStep,
} from './explanation.js';

/** What explanations are taken from. */
export interface ExplainerInit {
  readonly catalog: Catalog;
  readonly examiner: AccessExaminer;
  readonly principal: PrincipalFunction;
  /** Those over HTTP; absent where there are none. */
  readonly sessions?: HttpSessions;
}

/**
 * Says why components are there for callers, or are not. Guards and rules are
 * asked as for a use; handlers never run.
 */
export class Explainer {
  constructor(private readonly init: ExplainerInit) {}

  /** Explains what a name or URI leads to. */
  name(target: ComponentName, caller: ExplainedCaller): Promise<Explanation> {
    const asked = lookedFor(target);
    return this.#with(caller, async (catalog, explain, toDropped) => {
      const [first, ...more] = await catalog.candidates(asked);
      if (first) return explain([first, ...more]);
      const [dropped] = catalog.dropped(asked);
      return dropped ? toDropped(dropped) : unknown(catalog, asked);
    });
  }

  /** Explains what a method is, at each place where it is offered, or would be. */
  method(
    { host, method }: ComponentMethod,
    caller: ExplainedCaller,
  ): Promise<readonly Explanation[]> {
    return this.#with(caller, async (catalog, explain, toDropped) => {
      const { offered, dropped } = catalog.ofMethod(host, method);
      const explanations: Explanation[] = [];
      for (const each of offered) explanations.push(await explain([each]));
      explanations.push(...dropped.map(toDropped));
      if (explanations.length > 0) return explanations;
      return [notOffered(`${host.name}.${method}`, catalog.root)];
    });
  }

  async #with<T>(
    caller: ExplainedCaller,
    work: (
      catalog: ExplainedCatalog,
      explain: (
        candidates: readonly [Candidate, ...Candidate[]],
      ) => Promise<Explanation>,
      dropped: CallerExplainer['dropped'],
    ) => Promise<T>,
  ): Promise<T> {
    const { examiner, principal, sessions } = this.init;
    const catalog = new ExplainedCatalog(this.init.catalog);
    const live = await this.#acquire(caller.session);
    try {
      const explainer = new CallerExplainer(
        catalog,
        examiner,
        new StandIn(caller, principal, live),
      );
      const hasNone = caller.session !== undefined && !live;
      return await work(
        catalog,
        async (candidates) =>
          hasNone
            ? explainer.withoutSession(candidates[0])
            : explainer.first(candidates),
        (dropped) => explainer.dropped(dropped),
      );
    } finally {
      if (live) sessions?.release(live);
    }
  }

  async #acquire(token: string | undefined): Promise<LiveSession | undefined> {
    if (token === undefined) return undefined;
    try {
      return await this.init.sessions?.acquire(token);
    } catch (error) {
      if (error instanceof ProtocolFault) return undefined;
      throw error;
    }
  }
}

function unknown(catalog: ExplainedCatalog, asked: LookedFor): Explanation {
  const { kind, name, version } = asked;
  const others = catalog.versionsNamed(asked);
  const dangerous = catalog.dangerousMatch(asked);
  const steps: ExplanationStep[] = others.map((other) => ({
    kind: 'version',
    by: `version ${other.version ?? ''}`,
    effect: 'is there; the one asked for is not.',
  }));
  if (dangerous && others.length === 0) {
    steps.push({
      kind: 'source',
      by: identityOf(dangerous).words,
      effect:
        'fits, but what the URI says for a variable could lead a handler out of its folder.',
    });
  }
  return explanation({
    outcome: 'unknown',
    kind,
    name,
    ...(version !== undefined && { version }),
    steps,
    near: steps.length > 0 ? [] : catalog.near(asked),
  });
}

function notOffered(place: string, root: string): Explanation {
  return explanation({
    outcome: 'unknown',
    kind: 'tool',
    name: place,
    steps: [
      {
        kind: 'source',
        by: root,
        effect: `offers no ${place}: it has no @Tool(), @Resource() or @Prompt(), or its class is provided by no module the server offers.`,
      },
    ],
    near: [],
  });
}
