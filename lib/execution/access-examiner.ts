import {
  isHiddenInSession,
  sessionRules,
} from '../catalog/session-visibility.js';
import type { CallerRule } from '../components/caller-rule.js';
import type { Component } from '../components/component.js';
import type { ContextServices } from '../context/context-abilities.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { type AskedRule, askedRules } from './asked-rules.js';
import type { AuthorizationOptions } from './authorization-options.js';
import { CallerAccess } from './caller-access.js';
import type { MaskingOptions } from './error-masking.js';
import type { Answer, HandlerRunner } from './handler-runner.js';
import { HiddenComponent } from './hidden-component.js';
import { McpOperation } from './mcp-operation.js';
import { OperationRunner } from './operation-runner.js';
import type { ServerPlans } from './server-plans.js';
import { VisibleComponents } from './visible-components.js';

/** A guard, and what it said. */
export interface AskedGuard {
  /** Its class. */
  readonly name: string;
  /** Where it stands: `admission`, `global`, `server`, `mount "orders"`, `class`, `method`. */
  readonly level: string;
  readonly answer: Answer;
}

/** What would become of a caller's use of a component, and who decided that. */
export interface AccessReport {
  readonly outcome: 'admitted' | 'hidden' | 'denied';
  /** In running order. */
  readonly guards: readonly AskedGuard[];
  /** In the order in which they are asked. */
  readonly rules: readonly AskedRule[];
  /** Rules that threw or rejected, which is a no. */
  readonly failed: ReadonlySet<CallerRule>;
  /** What the session says of it; `undefined` where it says nothing at all. */
  readonly session: 'shown' | 'hidden' | undefined;
  /** What the client is answered; only where it is denied. */
  readonly denial?: unknown;
  /** Why it is hidden, a sentence; only where it is. */
  readonly why?: string;
}

/** What lists do with a component: `refused` where the caller is given none. */
export type ListReport = 'shown' | 'left out' | 'refused';

/**
 * Finds out what would become of a use, by asking guards and rules for it as a
 * use does, and running nothing else.
 */
export class AccessExaminer {
  constructor(
    private readonly plans: ServerPlans,
    private readonly masking: MaskingOptions,
    private readonly services: ContextServices,
    private readonly authorization?: AuthorizationOptions,
  ) {}

  /**
   * Asks for one use.
   *
   * @param input what guards see as its arguments
   */
  async examine(
    component: Component,
    exchange: McpExchange,
    input: Readonly<Record<string, unknown>>,
  ): Promise<AccessReport> {
    const failed = new Set<CallerRule>();
    const access = new CallerAccess(this.authorization, (rule) =>
      failed.add(rule),
    );
    const plan = this.plans.component(component).handler;
    const operation = this.#operation(exchange, input, component);
    let opened: HandlerRunner | undefined;
    let failure: unknown;
    try {
      await new OperationRunner(this.plans, this.masking, access).admitted(
        plan,
        operation,
        component,
        (runner) => {
          opened = runner;
        },
      );
    } catch (error) {
      failure = error;
    }
    const answers = opened?.answers ?? [];
    const hidden = failure instanceof HiddenComponent ? failure : undefined;
    return {
      outcome: hidden ? 'hidden' : failure ? 'denied' : 'admitted',
      guards: plan.guardNames.map((name, index) => ({
        name,
        level: plan.guardLevels[index] ?? '',
        answer: answers[index] ?? 'unasked',
      })),
      rules: askedRules(component, {
        failure,
        isPastGuards: opened !== undefined && !answers.includes('no'),
        unmetScopes: access.inquire(operation.context).unmetScopes(component),
      }),
      failed,
      session: sessionSays(component, exchange),
      ...(hidden ? { why: hidden.why } : { denial: failure }),
    };
  }

  /** Asks for a list with one component in it: the guards of lists, then what decides about each component. */
  async list(component: Component, exchange: McpExchange): Promise<ListReport> {
    const access = new CallerAccess(this.authorization);
    try {
      await new OperationRunner(this.plans, this.masking, access).admitted(
        this.plans.endpoint('list'),
        this.#operation(exchange, {}),
      );
    } catch {
      return 'refused';
    }
    const visible = new VisibleComponents(this.plans, access, (...about) =>
      this.#operation(...about),
    );
    const shown = await visible.to([component], exchange);
    return shown.length > 0 ? 'shown' : 'left out';
  }

  #operation(
    exchange: McpExchange,
    input: Readonly<Record<string, unknown>>,
    component?: Component,
  ): McpOperation {
    return new McpOperation(exchange, input, this.services, component);
  }
}

function sessionSays(
  component: Component,
  exchange: McpExchange,
): AccessReport['session'] {
  if (sessionRules(exchange).length === 0) return undefined;
  return isHiddenInSession(component, exchange) ? 'hidden' : 'shown';
}
