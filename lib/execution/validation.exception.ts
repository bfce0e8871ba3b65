import { BadRequestException } from '@nestjs/common';
import type { SchemaIssue } from '../schema/compiled-schema.js';
import { formatIssues } from '../schema/format-issues.js';

/**
 * Arguments that do not fit the input schema of what was asked for. A
 * `BadRequestException`, so filters written for Nest's own validation catch it too.
 */
export class McpValidationException extends BadRequestException {
  /**
   * @param target what was asked for, such as `tool "forecast"`
   * @param issues every reason, with its path
   */
  constructor(
    target: string,
    readonly issues: readonly SchemaIssue[],
  ) {
    super(`Invalid arguments for ${target}:\n${formatIssues(issues)}`);
  }
}
