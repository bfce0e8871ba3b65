import { BadRequestException } from '@nestjs/common';
import type { SchemaIssue } from '../schema/compiled-schema.js';
import { formatIssues } from '../schema/format-issues.js';

/**
 * Arguments that do not fit the tool's input schema. A `BadRequestException`,
 * so filters written for Nest's own validation catch it too.
 */
export class McpValidationException extends BadRequestException {
  /**
   * @param tool wire name of the tool
   * @param issues every reason, with its path
   */
  constructor(
    tool: string,
    readonly issues: readonly SchemaIssue[],
  ) {
    super(`Invalid arguments for tool "${tool}":\n${formatIssues(issues)}`);
  }
}
