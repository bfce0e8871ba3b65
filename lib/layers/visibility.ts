import type { CatalogLayer } from '../catalog/catalog-layer.js';
import { keepComponents } from '../catalog/keep-components.js';
import {
  criteriaProblem,
  isEnabled,
  type VisibilityAction,
  type VisibilityCriteria,
  type VisibilityRule,
} from '../catalog/visibility-rules.js';
import type { CatalogEntry } from '../components/component.js';
import { MCP_INVALID_VISIBILITY } from './layer-error-codes.js';
import { refuse } from './refuse.js';

/**
 * Drops components: they are in no list, and not found. Completions of what is
 * dropped go with it.
 *
 * @example
 * new Visibility({ tags: ['internal'] }, 'disable')
 * @example
 * new Visibility({ names: ['find', 'order'], components: ['tool'], only: true }, 'enable')
 */
export class Visibility implements CatalogLayer {
  readonly name = 'Visibility';
  readonly #rules: readonly VisibilityRule[];

  /**
   * @param criteria what is enabled or disabled; or a list of rules, of which a
   *   later one overrides an earlier one
   * @throws McpConfigurationException `MCP_INVALID_VISIBILITY` for rules that are wrong, or could not drop anything
   */
  constructor(criteria: VisibilityCriteria, action: VisibilityAction);
  constructor(rules: readonly VisibilityRule[]);
  constructor(
    given: VisibilityCriteria | readonly VisibilityRule[],
    action?: VisibilityAction,
  ) {
    refuse(
      problemsOf(isList(given) ? given : [given && { ...given, action }]).map(
        ({ message, remedy }) => ({
          code: MCP_INVALID_VISIBILITY,
          where: 'new Visibility()',
          message,
          remedy,
        }),
      ),
    );
    this.#rules = isList(given) ? given : action ? [{ ...given, action }] : [];
  }

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    return keepComponents(entries, (component) =>
      isEnabled(component, this.#rules),
    );
  }
}

function isList(
  given: VisibilityCriteria | readonly VisibilityRule[],
): given is readonly VisibilityRule[] {
  return Array.isArray(given);
}

function problemsOf(
  rules: readonly (Partial<VisibilityRule> | undefined)[],
): { readonly message: string; readonly remedy: string }[] {
  const problems = rules.flatMap((rule) => {
    const message = criteriaProblem(rule, rule?.action);
    const remedy =
      "Write { names, tags, components, version, all, only }, and 'enable' or 'disable'.";
    return message === undefined ? [] : [{ message, remedy }];
  });
  const dropsNothing = rules.every(
    (rule) => rule?.action === 'enable' && !rule.only,
  );
  if (problems.length > 0 || !dropsNothing) return problems;
  return [
    {
      message: 'everything is enabled to begin with: this drops nothing.',
      remedy:
        "Add only: true for a list of what is allowed, or put a rule with 'disable' before it in one list.",
    },
  ];
}
