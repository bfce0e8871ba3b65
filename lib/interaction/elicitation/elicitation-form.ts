import type { SchemaResult } from '../../schema/compiled-schema.js';
import type { JsonSchema } from '../../schema/json-schema.js';

/** What a user is to fill in, and how what came back is read. */
export interface ElicitationForm {
  /**
   * `params.requestedSchema` of `elicitation/create`: a flat object of the
   * fields the specification knows (2025-11-25, Elicitation, Requested Schema).
   */
  readonly requestedSchema: JsonSchema;
  /**
   * Makes of the content of an accepted form what the handler gets. The source
   * itself checks it, with whatever the form has no keyword for.
   *
   * @param content `content` of the answer, as the client sent it
   * @returns the value, or every reason against the content, by field
   */
  read(content: unknown): SchemaResult | Promise<SchemaResult>;
}
