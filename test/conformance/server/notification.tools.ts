import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { McpContext, Tool } from 'nest-fastmcp';

/** How long the tools work between two notifications. */
const STEP_MS = 50;

/** Tools that tell the client something before they answer. */
@Injectable()
export class NotificationTools {
  @Tool({
    name: 'test_tool_with_progress',
    description: 'Reports progress three times',
  })
  async withProgress(context: McpContext) {
    for (const progress of [0, 50, 100]) {
      context.progress(progress, 100, `Completed step ${progress} of 100`);
      await delay(STEP_MS);
    }
    return 'Progress reported.';
  }

  @Tool({
    name: 'test_reconnection',
    description: 'Lets go of the stream; the client comes back for the answer',
  })
  async reconnection(context: McpContext) {
    context.releaseStream();
    await delay(2 * STEP_MS);
    return 'Came back.';
  }

  @Tool({ name: 'test_tool_with_logging', description: 'Logs three times' })
  async withLogging(context: McpContext) {
    context.log.info('Tool execution started');
    await delay(STEP_MS);
    context.log.info('Tool processing data');
    await delay(STEP_MS);
    context.log.info('Tool execution completed');
    return 'Logged.';
  }

  @Tool({
    name: 'test_logging_tool',
    description: 'Logs; clients that asked for no level hear nothing of it',
  })
  logging(context: McpContext) {
    context.log.info('Not for clients that did not ask');
    return 'Done.';
  }
}
