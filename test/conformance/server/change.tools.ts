import { Injectable } from '@nestjs/common';
import { McpServerRef, Tool } from 'nest-fastmcp';

/** Tools that tell everybody who listens of a change, though nothing changes. */
@Injectable()
export class ChangeTools {
  constructor(private readonly server: McpServerRef) {}

  @Tool({
    name: 'test_trigger_tool_change',
    description: 'Says that the tools have changed',
  })
  toolChange() {
    this.server.toolsChanged();
    return 'The tools have changed.';
  }

  @Tool({
    name: 'test_trigger_prompt_change',
    description: 'Says that the prompts have changed',
  })
  promptChange() {
    this.server.promptsChanged();
    return 'The prompts have changed.';
  }
}
