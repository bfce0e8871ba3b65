import { Injectable } from '@nestjs/common';
import { McpContext, Tool } from 'nest-fastmcp';

/** Tools the suite probes the 2026-07-28 lifecycle with. */
@Injectable()
export class StatelessTools {
  @Tool({
    name: 'test_streaming_elicitation',
    description: 'Reports progress, then asks',
  })
  async streamingElicitation(context: McpContext) {
    context.progress(1, 2, 'About to ask');
    return (await context.confirm('Go on?')) ? 'Went on.' : 'Stopped.';
  }
}
