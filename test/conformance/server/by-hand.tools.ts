import { Injectable } from '@nestjs/common';
import { inputRequired, McpContext, Tool } from 'nest-fastmcp';
import { z } from 'zod';

const NAMED = z.object({
  action: z.literal('accept'),
  content: z.object({ name: z.string() }),
});

const ROOTS = z.object({ roots: z.array(z.object({ uri: z.string() })) });

/** Tools that return their questions and read the answers themselves. */
@Injectable()
export class ByHandTools {
  @Tool({
    name: 'test_input_required_result_elicitation',
    description: 'Asks for a name',
  })
  elicitation(context: McpContext) {
    const answer = NAMED.safeParse(context.inputResponses['user_name']);
    if (answer.success) return `Hello, ${answer.data.content.name}!`;
    return inputRequired({
      user_name: question('What is your name?', { name: { type: 'string' } }),
    });
  }

  @Tool({
    name: 'test_input_required_result_list_roots',
    description: 'Asks for the roots of the client',
  })
  listRoots(context: McpContext) {
    const answer = ROOTS.safeParse(context.inputResponses['client_roots']);
    if (answer.success) {
      return `Roots: ${answer.data.roots.map(({ uri }) => uri).join(', ')}`;
    }
    return inputRequired({
      client_roots: { method: 'roots/list', params: {} },
    });
  }

  @Tool({
    name: 'test_input_required_result_request_state',
    description: 'Asks, and finds again what it noted before',
  })
  requestState(context: McpContext) {
    if (context.requestState === 'state-ok') return context.requestState;
    return inputRequired(
      { confirm: question('Please confirm', { ok: { type: 'boolean' } }) },
      'state-ok',
    );
  }
}

function question(message: string, properties: Record<string, object>) {
  const required = Object.keys(properties);
  const requestedSchema = { type: 'object', properties, required };
  return {
    method: 'elicitation/create',
    params: { message, requestedSchema },
  } as const;
}
