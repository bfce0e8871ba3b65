import type { CallerContext } from './caller-context.js';
import type { ComponentInfo } from './component-info.js';

/** What decides whether a caller sees a component: sees it nowhere where it says no, or throws. */
export interface VisibleRule {
  readonly kind: 'visible';
  /** Names its place in explanations: `Orders.cancel`, `mount "orders"`, `server "shop"`. */
  readonly where: string;
  decide(context: CallerContext): boolean | Promise<boolean>;
}

/** What decides whether a caller may use a component; it is hidden from others. */
export interface AuthorizeRule {
  readonly kind: 'authorize';
  readonly where: string;
  decide(
    context: CallerContext,
    component: ComponentInfo,
  ): boolean | Promise<boolean>;
}

/** Roles of which the caller must have one; it is hidden from others. */
export interface RolesRule {
  readonly kind: 'roles';
  readonly where: string;
  readonly roles: readonly string[];
}

/** Scopes the caller's token must all have. What lacks some is shown all the same, so that clients can ask for them. */
export interface ScopesRule {
  readonly kind: 'scopes';
  readonly where: string;
  readonly scopes: readonly string[];
}

/** A condition on the caller. */
export type CallerRule = VisibleRule | AuthorizeRule | RolesRule | ScopesRule;
