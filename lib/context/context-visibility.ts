import type { VisibilityCriteria } from '../components/visibility-criteria.js';

/** What a handler shows and hides of the server's components in its session. */
export interface ContextVisibility {
  /** @throws McpException where there is no session, and for criteria that are wrong or too many */
  show(criteria: VisibilityCriteria): Promise<void>;
  /** @throws McpException as `show` does */
  hide(criteria: VisibilityCriteria): Promise<void>;
  /** Takes back all of it; throws McpException where there is no session. */
  reset(): Promise<void>;
}
