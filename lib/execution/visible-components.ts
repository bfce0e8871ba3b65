import { HttpException, Logger } from '@nestjs/common';
import { sessionRules } from '../catalog/session-visibility.js';
import { isEnabled } from '../catalog/visibility-rules.js';
import type { Component } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { ExecutionContextHost } from '../nest.js';
import { RareLog } from '../notifications/rare-log.js';
import { askGuards } from './admission.js';
import type { CallerAccess } from './caller-access.js';
import type { CallerInquiry } from './caller-inquiry.js';
import type { HandlerPlan } from './handler-plan.js';
import type { McpOperation } from './mcp-operation.js';
import type { ServerPlans } from './server-plans.js';

const logger = new Logger('McpModule');

/** What of some components decides for each caller. */
interface Deciders {
  /** Whether any has rules. */
  readonly rules: boolean;
  /** Whether any of these hides something from callers who have a token. */
  readonly hiding: boolean;
  /** Whether any has guards marked with `@AppliesToLists()`. */
  readonly guards: boolean;
}

type Operate = (
  exchange: McpExchange,
  input: Readonly<Record<string, unknown>>,
  component?: Component,
) => McpOperation;

/**
 * Which components lists show to a caller. Where all of them are for everybody,
 * which is found out once, a list costs nothing; rules that answer at once cost
 * no promise.
 */
export class VisibleComponents {
  readonly #deciders = new WeakMap<readonly Component[], Deciders>();
  readonly #failures = new RareLog('McpExecution');
  #isHinted = false;

  constructor(
    private readonly plans: ServerPlans,
    private readonly access: CallerAccess,
    private readonly operate: Operate,
  ) {}

  /** @returns `components` itself where it is the same for everybody */
  to<C extends Component>(
    components: readonly C[],
    exchange: McpExchange,
  ): readonly C[] | Promise<readonly C[]> {
    const deciders = this.#decidersOf(components);
    const own = sessionRules(exchange);
    const asks =
      deciders.guards ||
      (exchange.channel.transport === 'stdio'
        ? deciders.rules
        : deciders.hiding);
    if (!asks && own.length === 0) return components;
    const offered =
      own.length === 0
        ? components
        : components.filter((component) => isEnabled(component, own));
    if (!asks) return offered;
    const operation = this.operate(exchange, {});
    const inquiry = this.access.inquire(operation.context);
    const answers = operation.enter(() =>
      offered.map((component) => this.#isVisible(component, exchange, inquiry)),
    );
    const pending = answers.some((answer) => typeof answer !== 'boolean');
    return pending
      ? Promise.all(answers.map(async (answer) => answer)).then((all) =>
          this.#kept(offered, all, inquiry),
        )
      : this.#kept(offered, answers, inquiry);
  }

  #decidersOf(components: readonly Component[]): Deciders {
    let deciders = this.#deciders.get(components);
    if (!deciders) {
      deciders = {
        rules: components.some(({ rules }) => rules !== undefined),
        hiding: components.some(({ rules }) =>
          rules?.some((rule) => this.access.hides(rule)),
        ),
        guards: components.some((each) => this.#planOf(each).hasListGuards),
      };
      this.#deciders.set(components, deciders);
    }
    return deciders;
  }

  #isVisible(
    component: Component,
    exchange: McpExchange,
    inquiry: CallerInquiry,
  ): boolean | Promise<boolean> {
    const plan = this.#planOf(component);
    if (plan.hasListGuards) {
      return this.#passes(plan, this.operate(exchange, {}, component)).then(
        async (passes) => passes && !(await inquiry.hiding(component)),
      );
    }
    const hiding = component.rules && inquiry.hiding(component);
    return hiding instanceof Promise
      ? hiding.then((rule) => rule === undefined)
      : hiding === undefined;
  }

  /** Whether the guards that decide about lists let a component be seen. What they throw is a no. */
  async #passes(plan: HandlerPlan, operation: McpOperation): Promise<boolean> {
    const context = new ExecutionContextHost(
      operation.args,
      plan.handler.host.classRef,
      plan.callback,
    );
    context.setType('mcp');
    try {
      await operation.enter(async () =>
        askGuards(
          await plan.openListGuards(operation),
          context,
          operation.recorded,
        ),
      );
      return true;
    } catch (error) {
      operation.recorded?.takeBackHeaders();
      if (!(error instanceof HttpException)) {
        const where = placeOf(plan.handler);
        this.#failures.warn(`A guard failed, which hides ${where}:`, error);
      }
      return false;
    }
  }

  #kept<C extends Component>(
    components: readonly C[],
    answers: readonly (boolean | Promise<boolean>)[],
    inquiry: CallerInquiry,
  ): readonly C[] {
    const kept = components.filter((_, index) => answers[index] === true);
    const isLess = kept.length < components.length;
    if (isLess && inquiry.isDeniedByTransport && !this.#isHinted) {
      this.#isHinted = true;
      logger.warn(
        "Components are hidden from a caller over stdio, who has no token. To let callers over stdio in, set authorization: { stdio: 'trusted' }.",
      );
    }
    return kept;
  }

  #planOf(component: Component): HandlerPlan {
    return this.plans.component(component).handler;
  }
}
