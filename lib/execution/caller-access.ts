import type { CanActivate } from '@nestjs/common';
import { isHiddenInSession } from '../catalog/session-visibility.js';
import type { CallerContext } from '../components/caller-context.js';
import type { CallerRule } from '../components/caller-rule.js';
import type { Component } from '../components/component.js';
import { appliesToLists } from '../components/list-guard.js';
import { isKnown } from '../context/caller-auth.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { RareLog } from '../notifications/rare-log.js';
import type { AuthorizationOptions } from './authorization-options.js';
import { CallerInquiry } from './caller-inquiry.js';
import { HiddenComponent } from './hidden-component.js';
import type { McpOperation } from './mcp-operation.js';

/** Whether callers may use a component, once its guards were asked: its rules, and what its session hides. */
export class CallerAccess {
  readonly #failures = new RareLog('McpExecution');

  /** @param failed is told of each rule that fails */
  constructor(
    private readonly options: AuthorizationOptions = {},
    private readonly failed?: (rule: CallerRule) => void,
  ) {}

  /** Whether anything but guards decides about a component. */
  concerns({ rules }: Component, exchange: McpExchange): boolean {
    return rules !== undefined || hasOwnView(exchange);
  }

  /** Whether a rule hides something from callers, and does not only turn them away. */
  hides({ kind }: CallerRule): boolean {
    return kind !== 'scopes' || this.options.hideUnmetScopes === true;
  }

  /** Begins to ask rules about a caller. */
  inquire(context: CallerContext): CallerInquiry {
    return new CallerInquiry(context, this.options, (rule, error) => {
      this.failed?.(rule);
      this.#failures.warn(
        `The ${rule.kind} rule of ${rule.where} failed, which hides what it is for:`,
        error,
      );
    });
  }

  /**
   * @throws HiddenComponent when the caller does not see the component
   * @throws ProtocolFault `insufficient-scope` when its token lacks scopes,
   *   `unauthenticated` when there is none
   */
  async require(component: Component, operation: McpOperation): Promise<void> {
    const { exchange, context } = operation;
    if (isHiddenInSession(component, exchange)) {
      throw new HiddenComponent(component, exchange, HIDDEN_IN_SESSION);
    }
    const inquiry = this.inquire(context);
    const rule = await operation.enter(() => inquiry.hiding(component));
    if (rule) {
      throw hiddenBy(rule, component, exchange, inquiry);
    }
    const unmet = inquiry.unmetScopes(component);
    if (unmet.length > 0) throw insufficient(unmet, component, context);
  }

  /**
   * Whether what a guard refuses with 403 is to be hidden: for who the guard
   * is, or because the caller would not see it either way.
   */
  async conceals(
    component: Component,
    operation: McpOperation,
    guard: CanActivate | undefined,
  ): Promise<HiddenComponent | undefined> {
    const { exchange, context } = operation;
    if (guard && appliesToLists(guard.constructor)) {
      const why = `${guard.constructor.name} refuses the caller.`;
      return new HiddenComponent(component, exchange, why);
    }
    if (isHiddenInSession(component, exchange)) {
      return new HiddenComponent(component, exchange, HIDDEN_IN_SESSION);
    }
    const inquiry = this.inquire(context);
    const rule = await operation.enter(() => inquiry.hiding(component));
    return rule && hiddenBy(rule, component, exchange, inquiry);
  }
}

const HIDDEN_IN_SESSION = 'a handler hides it in its session (ctx.hide).';

function hasOwnView({ channel: { session } }: McpExchange): boolean {
  return session?.visibility !== undefined && session.visibility !== '';
}

function hiddenBy(
  rule: CallerRule,
  component: Component,
  exchange: McpExchange,
  inquiry: CallerInquiry,
): HiddenComponent {
  const { kind, where } = rule;
  const denies =
    inquiry.isDeniedByTransport && kind !== 'visible'
      ? 'denies a caller over stdio, who has no token (option authorization.stdio).'
      : 'hides it from the caller.';
  const why = `the ${kind} rule of ${where} ${denies}`;
  return new HiddenComponent(component, exchange, why, rule);
}

/** @param unmet what the caller's token lacks of the scopes the component needs */
function insufficient(
  unmet: readonly string[],
  { rules = [] }: Component,
  { auth }: CallerContext,
): ProtocolFault {
  const words = unmet.join(' ');
  const needed = [
    ...new Set(
      rules.flatMap((rule) => (rule.kind === 'scopes' ? rule.scopes : [])),
    ),
  ];
  return isKnown(auth)
    ? new ProtocolFault(
        'insufficient-scope',
        `The token lacks the scope ${words}.`,
        undefined,
        undefined,
        { error: 'insufficient_scope', scopes: unmet, needed },
      )
    : new ProtocolFault(
        'unauthenticated',
        `A token with the scope ${words} is needed.`,
        undefined,
        undefined,
        { scopes: needed },
      );
}
