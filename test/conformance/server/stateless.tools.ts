import { Injectable } from '@nestjs/common';
import { McpException, Tool } from 'nest-fastmcp';

/** MissingRequiredClientCapability, 2026-07-28. */
const MISSING_CAPABILITY = -32021;

/** Tools the suite probes the 2026-07-28 lifecycle with. */
@Injectable()
export class StatelessTools {
  @Tool({
    name: 'test_streaming_elicitation',
    description: 'Answers without asking the client anything',
  })
  streamingElicitation() {
    return 'No question was asked.';
  }

  @Tool({
    name: 'test_missing_capability',
    description: 'Needs a client that can sample',
  })
  missingCapability(): never {
    throw new McpException(
      MISSING_CAPABILITY,
      'This tool needs the sampling capability.',
      { requiredCapabilities: { sampling: {} } },
    );
  }
}
