import { Injectable } from '@nestjs/common';
import { type ElicitAnswer, Input, McpContext, Tool } from 'nest-fastmcp';
import { z } from 'zod';
import { CHOICES, DEFAULTS } from './forms.js';

const ACCOUNT = z.object({
  username: z.string().describe('The name to sign in with'),
  email: z.string().describe('Where to write to'),
});

/** Tools that ask the user and tell what came back. */
@Injectable()
export class ElicitationTools {
  @Tool({ name: 'test_elicitation', description: 'Asks what the caller says' })
  async ask(@Input('message') message: string, context: McpContext) {
    const answer = await context.elicit({ message, schema: ACCOUNT });
    return `User response: ${told(answer)}`;
  }

  @Tool({
    name: 'test_elicitation_sep1034_defaults',
    description: 'Asks with a default for every kind of field',
  })
  async defaults(context: McpContext) {
    const answer = await context.elicit({
      message: 'Please review the form; it is filled in already.',
      schema: DEFAULTS,
    });
    return `Elicitation completed: ${told(answer)}`;
  }

  @Tool({
    name: 'test_elicitation_sep1330_enums',
    description: 'Asks with every kind of choice',
  })
  async choices(context: McpContext) {
    const answer = await context.elicit({
      message: 'Please choose.',
      schema: CHOICES,
    });
    return `Elicitation completed: ${told(answer)}`;
  }
}

function told(answer: ElicitAnswer<unknown>): string {
  const content = answer.action === 'accept' ? answer.content : {};
  return `action=${answer.action}, content=${JSON.stringify(content)}`;
}
