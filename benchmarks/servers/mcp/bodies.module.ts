import { Injectable, Module } from '@nestjs/common';
import { McpContext, McpModule, Prompt, Resource, Tool } from 'nest-fastmcp';
import { countSchema, nameSchema, textSchema } from '../shared/inputs.js';
import { MCP_OPTIONS } from '../shared/json-rpc.js';

const NAMED = Array.from({ length: 100 }, (_, index) => ({
  uri: `notes://${index}`,
  name: `note ${index}`,
}));

/** Large arguments, large results, streams, messages and a list made for each caller. */
@Injectable()
class BodiesTools {
  @Tool({ description: 'Tells the length of a text', input: textSchema })
  measure({ text }: { text: string }) {
    return String(text.length);
  }

  @Tool({ description: 'Repeats a letter', input: countSchema })
  repeat({ count }: { count: number }) {
    return 'x'.repeat(count);
  }

  @Tool({ description: 'Works in steps', input: countSchema })
  progress({ count }: { count: number }, context: McpContext) {
    for (let done = 1; done <= count; done += 1) context.progress(done, count);
    return 'done';
  }

  @Prompt({ description: 'Says hello', input: nameSchema })
  hello({ name }: { name: string }) {
    return `Say hello to ${name}.`;
  }

  @Resource({ uri: 'notes://{id}', list: 'notes' })
  note({ id }: { id: string }) {
    return `note ${id}`;
  }

  notes() {
    return NAMED;
  }
}

/** An MCP server for large bodies and streams. */
@Module({ imports: [McpModule.forRoot(MCP_OPTIONS)], providers: [BodiesTools] })
export class BodiesMcpModule {}
