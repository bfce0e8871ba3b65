import { Injectable } from '@nestjs/common';
import { Input, McpContext, Tool } from 'nest-fastmcp';

/** Tools that ask the client's model. */
@Injectable()
export class SamplingTools {
  @Tool({ name: 'test_sampling', description: "Asks the client's model" })
  async sample(@Input('prompt') prompt: string, context: McpContext) {
    const { text } = await context.sample({ messages: prompt, maxTokens: 100 });
    return `LLM response: ${text}`;
  }

  @Tool({
    name: 'test_missing_capability',
    description: 'Needs a client that can sample',
  })
  async missingCapability(context: McpContext) {
    const { text } = await context.sample({ messages: 'Are you there?' });
    return text;
  }
}
