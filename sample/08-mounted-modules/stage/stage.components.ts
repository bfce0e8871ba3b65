import { Injectable } from '@nestjs/common';
import { McpContext, Tool } from 'nest-fastmcp';

@Injectable()
export class StageComponents {
  @Tool({
    name: 'call_sheet',
    description: 'What the crew needs to know for the next show',
    annotations: { readOnlyHint: true },
  })
  async callSheet(ctx: McpContext) {
    // Other components go by the names they have on the server, wherever they are mounted.
    const { structuredContent } = await ctx.callTool(
      'house_stage_calendar_list_shows',
    );
    const [next] = Object(structuredContent).shows;
    return { next, crew: '17:00', fog: 'ready' };
  }
}
