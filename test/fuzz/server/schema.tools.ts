import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Scope } from '@nestjs/common';
import { Input, McpContext, Tool } from 'nest-fastmcp';
import { z } from 'zod';

const SEARCH = z.object({
  query: z.string().min(1).max(200),
  limit: z.int().min(1).max(50).optional(),
  filters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Tools whose inputs are schemas, and which speak before they answer. */
@Injectable()
export class SchemaTools {
  @Tool({
    name: 'echo',
    description: 'Gives back whatever it is given',
    input: { type: 'object' },
  })
  echo(@Input() given: unknown) {
    return given;
  }

  @Tool({ name: 'search', description: 'Takes a Zod schema', input: SEARCH })
  search({ query, limit = 10 }: z.infer<typeof SEARCH>) {
    return `${limit} × ${query}`;
  }

  @Tool({
    name: 'route',
    description: 'Takes arguments that are mirrored in headers',
    input: {
      type: 'object',
      properties: {
        region: { type: 'string', 'x-mcp-header': 'Region' },
        count: { type: 'integer', 'x-mcp-header': 'Count' },
      },
    },
  })
  route(@Input() { region, count }: { region?: string; count?: number }) {
    return { region, count };
  }

  @Tool({
    name: 'progress',
    description: 'Speaks before it answers',
    input: { type: 'object', properties: { steps: { type: 'integer' } } },
  })
  async progress(@Input('steps') steps: number, context: McpContext) {
    const last = Math.min(Math.abs(steps ?? 1), 5);
    for (let step = 1; step <= last; step += 1) {
      context.progress(step, last, `step ${step}`);
      context.log.info('working', { step });
      await nextTurn();
    }
    return 'done';
  }
}

/** A tool made anew for each request. */
@Injectable({ scope: Scope.REQUEST })
export class ScopedTools {
  private calls = 0;

  @Tool({ name: 'count', description: 'Counts its calls: always one' })
  count() {
    this.calls += 1;
    return this.calls;
  }
}
