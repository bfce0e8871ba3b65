import type { Completion } from '../components/completion.js';
import type { CatalogEntry, Component } from '../components/component.js';
import type { Prompt } from '../components/prompt.js';
import type { ResourceTemplate } from '../components/resource-template.js';
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

/** The list around an enumeration has run the enhancers it shares with it. */
const INSIDE_A_LIST: Ahead = {
  kinds: ['guard', 'interceptor', 'pipe', 'filter'],
};

/** How everything of a server runs, settled at start-up. */
export class ServerPlans {
  readonly #components = new Map<Component, ComponentPlan>();
  readonly #completions = new Map<Completion, HandlerPlan>();
  readonly #enumerations = new Map<ResourceTemplate, EnumerationPlan>();

  private constructor(
    private readonly endpointPlans: ReadonlyMap<EndpointOperation, HandlerPlan>,
  ) {}

  /**
   * Plans a server's entries. Problems are left with the builder; the plans are
   * not to be used when there are any.
   *
   * @param endpoint plans of the requests that are for no component
   */
  static async build(
    entries: readonly CatalogEntry[],
    endpoint: ReadonlyMap<EndpointOperation, HandlerPlan>,
    builder: PlanBuilder,
  ): Promise<ServerPlans> {
    const plans = new ServerPlans(endpoint);
    for (const entry of entries) {
      if (entry.kind === 'completion') {
        await plans.#addCompletion(entry, entries, builder);
      } else {
        await plans.#addComponent(entry, builder);
      }
    }
    return plans;
  }

  /** How a component runs. */
  component(component: Component): ComponentPlan {
    return planOf(this.#components, component, component.name);
  }

  /** How a completing method runs, once the guards of what it completes were asked. */
  completion(completion: Completion): HandlerPlan {
    return planOf(this.#completions, completion, completion.target.name);
  }

  /** How the resources of a template are named. */
  enumeration(template: ResourceTemplate): EnumerationPlan {
    return planOf(this.#enumerations, template, template.name);
  }

  /** How a request that is for no component runs. */
  endpoint(operation: EndpointOperation): HandlerPlan {
    return planOf(this.endpointPlans, operation, operation);
  }

  async #addComponent(
    component: Component,
    builder: PlanBuilder,
  ): Promise<void> {
    const plan = await builder.build(component.handler);
    this.#components.set(component, planComponent(component, plan));
    if (component.kind === 'resource-template' && component.enumerate) {
      this.#enumerations.set(component, {
        admission: plan,
        handler: await builder.build(component.enumerate, {
          ...INSIDE_A_LIST,
          guardsOf: component.handler.host.classRef,
        }),
      });
    }
  }

  async #addCompletion(
    completion: Completion,
    entries: readonly CatalogEntry[],
    builder: PlanBuilder,
  ): Promise<void> {
    const completed = entries.find(
      (entry) => isPromptOrTemplate(entry) && isFor(completion, entry),
    );
    const plan = await builder.build(completion.handler, {
      kinds: ['guard'],
      ...(completed && { guardsOf: completed.handler.host.classRef }),
    });
    this.#completions.set(completion, plan);
  }
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

function planOf<K, P>(plans: ReadonlyMap<K, P>, key: K, name: string): P {
  const plan = plans.get(key);
  if (!plan) throw new Error(`No plan was made for ${name}.`);
  return plan;
}
