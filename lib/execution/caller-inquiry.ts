import { types } from 'node:util';
import type { CallerContext } from '../components/caller-context.js';
import type { CallerRule } from '../components/caller-rule.js';
import type { Component } from '../components/component.js';
import { isKnown } from '../context/caller-auth.js';
import type { AuthorizationOptions } from './authorization-options.js';
import { defaultRoles } from './caller-roles.js';

/** What is told of a rule that could not be asked. */
export type RuleFailure = (rule: CallerRule, error: unknown) => void;

/**
 * Asks the rules of components about one caller. What is read of the caller is
 * read once, so a list of many components costs little more than their rules;
 * what answers at once is not waited for.
 */
export class CallerInquiry {
  /** Whether rules on credentials are asked at all, and what they answer where not. */
  readonly #unasked: boolean | undefined;
  #roles: ReadonlySet<string> | undefined;
  #scopes: ReadonlySet<string> | undefined;

  constructor(
    private readonly context: CallerContext,
    private readonly options: AuthorizationOptions,
    private readonly failed: RuleFailure,
  ) {
    this.#unasked =
      context.transport === 'stdio' && !isKnown(context.auth)
        ? options.stdio === 'trusted'
        : undefined;
  }

  /** Whether the caller is nobody, and so refused what asks for credentials, because it comes over stdio. */
  get isDeniedByTransport(): boolean {
    return this.#unasked === false;
  }

  /** The first rule that hides a component from the caller; `undefined` for one the caller sees. */
  hiding(
    component: Component,
  ): CallerRule | undefined | Promise<CallerRule | undefined> {
    return this.#hidingFrom(0, component, component.rules ?? []);
  }

  /** The scopes a component asks for that the caller's token lacks. */
  unmetScopes({ rules = [] }: Component): readonly string[] {
    if (this.#unasked !== undefined) return [];
    const unmet = new Set<string>();
    for (const rule of rules) {
      if (rule.kind !== 'scopes') continue;
      for (const scope of rule.scopes) {
        if (!this.#scopeSet.has(scope)) unmet.add(scope);
      }
    }
    return [...unmet];
  }

  #hidingFrom(
    first: number,
    component: Component,
    rules: readonly CallerRule[],
  ): CallerRule | undefined | Promise<CallerRule | undefined> {
    for (let index = first; index < rules.length; index += 1) {
      const rule = rules[index];
      if (!rule) continue;
      const answer = this.#says(rule, component);
      if (isPromise(answer)) {
        return this.#later(answer, rule).then((isSeen) =>
          isSeen ? this.#hidingFrom(index + 1, component, rules) : rule,
        );
      }
      if (answer !== true) return rule;
    }
    return undefined;
  }

  /** @returns anything at all: at run time a function of the application answers what it likes */
  #says(rule: CallerRule, component: Component): unknown {
    if (this.#unasked !== undefined && rule.kind !== 'visible') {
      return this.#unasked;
    }
    try {
      switch (rule.kind) {
        case 'visible':
          return rule.decide(this.context);
        case 'authorize':
          return rule.decide(this.context, component);
        case 'roles':
          return rule.roles.some((role) => this.#roleSet.has(role));
        case 'scopes':
          return (
            !this.options.hideUnmetScopes ||
            rule.scopes.every((scope) => this.#scopeSet.has(scope))
          );
      }
    } catch (error) {
      this.failed(rule, error);
      return false;
    }
  }

  async #later(
    answer: PromiseLike<unknown>,
    rule: CallerRule,
  ): Promise<boolean> {
    try {
      return (await answer) === true;
    } catch (error) {
      this.failed(rule, error);
      return false;
    }
  }

  get #roleSet(): ReadonlySet<string> {
    this.#roles ??= new Set(this.#readRoles());
    return this.#roles;
  }

  /** Where the application says who has which, nobody has any by default. */
  #readRoles(): readonly string[] {
    if (!this.options.roles) return defaultRoles(this.context);
    // At run time it answers what it likes.
    const roles: unknown = this.options.roles(this.context);
    return Array.isArray(roles) ? roles : [];
  }

  get #scopeSet(): ReadonlySet<string> {
    this.#scopes ??= new Set(this.context.auth.scopes);
    return this.#scopes;
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    types.isPromise(value) ||
    (typeof value === 'object' && value !== null && 'then' in value)
  );
}
