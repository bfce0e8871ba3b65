import { Injectable } from '@nestjs/common';
import { McpContext, Tool } from 'nest-fastmcp';
import { z } from 'zod';

const NAME = z.object({ name: z.string() });
const COLOR = z.object({ color: z.string() });

/** Tools whose calls end in questions; the framework keeps track of the answers. */
@Injectable()
export class InputRequiredTools {
  @Tool({
    name: 'test_input_required_result_sampling',
    description: 'Asks the model',
  })
  async sampling(context: McpContext) {
    const { text } = await context.sample('capital_question', {
      messages: 'What is the capital of France?',
      maxTokens: 100,
    });
    return text;
  }

  @Tool({
    name: 'test_input_required_result_multiple_inputs',
    description: 'Asks the user, the model and the client at once',
  })
  async multipleInputs(context: McpContext) {
    const [user, greeting, roots] = await Promise.all([
      context.elicit('user_name', {
        message: 'What is your name?',
        schema: NAME,
      }),
      context.sample('greeting', {
        messages: 'Generate a greeting',
        maxTokens: 50,
      }),
      context.roots(),
    ]);
    const name = user.action === 'accept' ? user.content.name : 'nobody';
    return `${greeting.text} ${name} shares ${roots.length} roots.`;
  }

  @Tool({
    name: 'test_input_required_result_multi_round',
    description: 'Asks twice, one after the other',
  })
  async multiRound(context: McpContext) {
    const first = await context.elicit('step1', {
      message: 'Step 1: What is your name?',
      schema: NAME,
    });
    if (first.action !== 'accept') return 'No name.';
    const second = await context.elicit('step2', {
      message: 'Step 2: What is your favorite color?',
      schema: COLOR,
    });
    if (second.action !== 'accept') return 'No color.';
    return `${first.content.name} likes ${second.content.color}.`;
  }

  @Tool({
    name: 'test_input_required_result_tampered_state',
    description: 'Asks; a state that was altered meanwhile is refused',
  })
  async tamperedState(context: McpContext) {
    return (await context.confirm('Please confirm')) ? 'Confirmed.' : 'Not so.';
  }

  @Tool({
    name: 'test_input_required_result_capabilities',
    description: 'Asks the user, or else the model, whichever the client has',
  })
  async capabilities(context: McpContext) {
    if (context.client.supports('elicitation')) {
      const { action } = await context.elicit('user_name', {
        message: 'What is your name?',
        schema: NAME,
      });
      return `The user: ${action}`;
    }
    const { text } = await context.sample('greeting', {
      messages: 'Generate a greeting',
    });
    return `The model: ${text}`;
  }
}
