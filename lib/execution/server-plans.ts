import type { Clash } from '../catalog/unique-entries.js';
import type { Completion } from '../components/completion.js';
import type { CatalogEntry, Component } from '../components/component.js';
import { type MethodHandler, placeOf } from '../components/method-handler.js';
import type { Prompt } from '../components/prompt.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { type ComponentPlan, planComponent } from './component-plan.js';
import type { EndpointOperation } from './executor.js';
import type { HandlerPlan } from './handler-plan.js';
import type { Ahead, PlanBuilder } from './plan-builder.js';

/** How the resources of a template are named: who is let in, and what runs. */
export interface EnumerationPlan {
  /** Whom the guards of the template let read may know what there is to read. */
  readonly admission: HandlerPlan;
  readonly handler: HandlerPlan;
}

type Problems = readonly ConfigurationProblem[];

/** How a completing method runs after the guards of what it completes. */
interface CompletionPlans {
  /** With all its guards: after one that shares none with it. */
  readonly plan: HandlerPlan;
  /** By the handler of what it completes: without the guards they share. */
  readonly shared: WeakMap<MethodHandler, HandlerPlan>;
}

/** What is completed has run these for it. */
const GLOBALS_RAN: Ahead = { kinds: ['guard'] };

/** The list around an enumeration has run the enhancers it shares with it. */
const INSIDE_A_LIST: Ahead = {
  kinds: ['guard', 'interceptor', 'pipe', 'filter'],
};

/**
 * How everything of a server runs, settled before clients can ask for it.
 * Plans are kept by handler: however a catalog renames or copies a component,
 * it runs as it did.
 */
export class ServerPlans {
  readonly #components = new WeakMap<MethodHandler, ComponentPlan>();
  readonly #completions = new WeakMap<MethodHandler, CompletionPlans>();
  readonly #enumerations = new WeakMap<MethodHandler, EnumerationPlan>();

  #preparing: Promise<readonly Clash[]> = Promise.resolve([]);

  /** @param endpointPlans plans of the requests that are for no component */
  constructor(
    private readonly endpointPlans: ReadonlyMap<EndpointOperation, HandlerPlan>,
    private readonly builder: PlanBuilder,
  ) {}

  /** Plans what has no plan yet; gives what is wrong with each that has none now. */
  prepare(entries: readonly CatalogEntry[]): Promise<readonly Clash[]> {
    // One after the other: what is wrong with one must not be taken for another's.
    const done = this.#preparing.then(() => this.#prepare(entries));
    this.#preparing = done.catch(() => []);
    return done;
  }

  async #prepare(entries: readonly CatalogEntry[]): Promise<readonly Clash[]> {
    const clashes: Clash[] = [];
    for (const entry of entries) {
      const problems =
        entry.kind === 'completion'
          ? await this.#addCompletion(entry, entries)
          : await this.#addComponent(entry);
      clashes.push(...problems.map((problem) => ({ entry, problem })));
    }
    return clashes;
  }

  /** How a component runs. */
  component({ handler }: Component): ComponentPlan {
    return planOf(this.#components, handler);
  }

  /**
   * How a completing method runs, once the guards of what it completes were asked.
   *
   * @param completed the one of several versions that is completed
   */
  completion({ handler }: Completion, completed: Component): HandlerPlan {
    const { plan, shared } = planOf(this.#completions, handler);
    return shared.get(completed.handler) ?? plan;
  }

  /** How the resources of a template are named. */
  enumeration({ handler }: ResourceTemplate): EnumerationPlan {
    return planOf(this.#enumerations, handler);
  }

  /** How a request that is for no component runs. */
  endpoint(operation: EndpointOperation): HandlerPlan {
    const plan = this.endpointPlans.get(operation);
    if (!plan) throw new Error(`No plan was made for ${operation}.`);
    return plan;
  }

  async #addComponent(component: Component): Promise<Problems> {
    const { handler } = component;
    if (this.#components.has(handler)) return [];
    const plan = await this.builder.build(handler);
    const enumeration =
      component.kind === 'resource-template' && component.enumerate
        ? await this.builder.build(component.enumerate, {
            ...INSIDE_A_LIST,
            guardsOf: handler,
          })
        : undefined;
    // A plan that lacks a guard must never be found later.
    const problems = this.builder.takeProblems();
    if (problems.length > 0) return problems;
    this.#components.set(handler, planComponent(component, plan));
    if (enumeration) {
      this.#enumerations.set(handler, {
        admission: plan,
        handler: enumeration,
      });
    }
    return [];
  }

  async #addCompletion(
    completion: Completion,
    entries: readonly CatalogEntry[],
  ): Promise<Problems> {
    const { handler } = completion;
    const known = this.#completions.get(handler);
    const plan =
      known?.plan ?? (await this.builder.build(handler, GLOBALS_RAN));
    const shared = new Map<MethodHandler, HandlerPlan>();
    for (const entry of entries) {
      if (!isPromptOrTemplate(entry) || !isFor(completion, entry)) continue;
      const { handler: guardsOf } = entry;
      if (known?.shared.has(guardsOf) || shared.has(guardsOf)) continue;
      if (!sharesGuards(handler, guardsOf)) continue;
      const ahead = { ...GLOBALS_RAN, guardsOf };
      shared.set(guardsOf, await this.builder.build(handler, ahead));
    }
    const problems = this.builder.takeProblems();
    // A plan that lacks a guard must never be found later.
    if (problems.length > 0) return problems;
    const plans = known ?? { plan, shared: new WeakMap() };
    for (const [guardsOf, each] of shared) plans.shared.set(guardsOf, each);
    this.#completions.set(handler, plans);
    return [];
  }
}

/** Whether guards stand over both, at their class or further out. */
function sharesGuards(one: MethodHandler, other: MethodHandler): boolean {
  return (
    one.host.classRef === other.host.classRef ||
    (one.levels ?? []).some((level) => other.levels?.includes(level))
  );
}

function isPromptOrTemplate(
  entry: CatalogEntry,
): entry is Prompt | ResourceTemplate {
  return entry.kind === 'prompt' || entry.kind === 'resource-template';
}

function isFor(
  { target }: Completion,
  component: Prompt | ResourceTemplate,
): boolean {
  const name =
    component.kind === 'prompt' ? component.name : component.template.text;
  return target.kind === component.kind && target.name === name;
}

function planOf<P>(
  plans: WeakMap<MethodHandler, P>,
  handler: MethodHandler,
): P {
  const plan = plans.get(handler);
  if (!plan) throw new Error(`No plan was made for ${placeOf(handler)}.`);
  return plan;
}
