import {
  isEnabled,
  criteriaProblem,
  type VisibilityRule,
} from '../catalog/visibility-rules.js';
import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import { sessionRules, withRule } from '../catalog/session-visibility.js';
import type { CatalogEntry } from '../components/component.js';
import type { VisibilityCriteria } from '../components/visibility-criteria.js';
import type { ContextVisibility } from '../context/context-visibility.js';
import type { McpContext } from '../context/mcp-context.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { changeSession } from '../exchange/session-change.js';
import type { ChangingList } from '../notifications/server-event.js';

const LISTS: Readonly<
  Record<Exclude<CatalogEntry['kind'], 'completion'>, ChangingList>
> = {
  tool: 'tools',
  resource: 'resources',
  'resource-template': 'resources',
  prompt: 'prompts',
};

/**
 * Changes what one session or connection sees, for as long as it lasts, and
 * tells its client on the stream of the call.
 */
export class SessionView implements ContextVisibility {
  constructor(
    private readonly context: McpContext,
    private readonly catalog: { readonly snapshot: CatalogSnapshot },
  ) {}

  show(criteria: VisibilityCriteria): Promise<void> {
    return this.#add({ ...criteria, action: 'enable' });
  }

  hide(criteria: VisibilityCriteria): Promise<void> {
    return this.#add({ ...criteria, action: 'disable' });
  }

  reset(): Promise<void> {
    return this.#change(() => undefined);
  }

  async #add(rule: VisibilityRule): Promise<void> {
    const problem = criteriaProblem(rule, rule.action);
    if (problem) throw new McpException(FAULT_CODES.internal, problem);
    await this.#change((before) => withRule(before, rule));
  }

  async #change(
    edit: (before: string | undefined) => string | undefined,
  ): Promise<void> {
    const { exchange, era } = this.context;
    const { session } = exchange.channel;
    if (!session || era === 'modern') {
      throw new McpException(
        FAULT_CODES.internal,
        'What is shown and hidden for a session needs one, and this request is part of none: use the option "visible", which decides for each request, or enable() and disable() of the server, which are for all callers.',
      );
    }
    const before = sessionRules(exchange);
    await changeSession(session, { kind: 'visibility', edit });
    const after = sessionRules(exchange);
    for (const list of this.#changed(before, after)) {
      exchange.root.notify(`notifications/${list}/list_changed`, {});
    }
  }

  #changed(
    before: readonly VisibilityRule[],
    after: readonly VisibilityRule[],
  ): ReadonlySet<ChangingList> {
    const lists = new Set<ChangingList>();
    for (const entry of this.catalog.snapshot.entries) {
      if (entry.kind === 'completion' || lists.has(LISTS[entry.kind])) continue;
      if (isEnabled(entry, before) !== isEnabled(entry, after)) {
        lists.add(LISTS[entry.kind]);
      }
    }
    return lists;
  }
}
