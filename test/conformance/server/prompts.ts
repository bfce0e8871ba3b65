import { Injectable } from '@nestjs/common';
import { IsString } from 'class-validator';
import { Completion, content, McpContext, message, Prompt } from 'nest-fastmcp';
import { z } from 'zod';
import { PNG } from './fixtures.js';

class TwoArguments {
  @IsString()
  arg1: string;

  @IsString()
  arg2: string;
}

class ResourceArgument {
  @IsString()
  resourceUri: string;
}

/** What the suite renders and completes. */
@Injectable()
export class Prompts {
  @Prompt({ name: 'test_simple_prompt', description: 'One message' })
  simple() {
    return 'This is a simple prompt for testing.';
  }

  @Prompt({ name: 'test_prompt_with_arguments', description: 'Two arguments' })
  withArguments({ arg1, arg2 }: TwoArguments) {
    return `Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`;
  }

  @Completion({ prompt: 'test_prompt_with_arguments', argument: 'arg1' })
  arg1(typed: string) {
    return ['test', 'testing', 'other'].filter((value) =>
      value.startsWith(typed),
    );
  }

  @Prompt({
    name: 'test_prompt_with_embedded_resource',
    description: 'A resource, and a question about it',
  })
  withResource({ resourceUri }: ResourceArgument) {
    return [
      message.user(
        content.resource({
          uri: resourceUri,
          mimeType: 'text/plain',
          text: 'Embedded resource content for testing.',
        }),
      ),
      'Please process the embedded resource above.',
    ];
  }

  @Prompt({
    name: 'test_prompt_with_image',
    description: 'An image, and a question about it',
  })
  withImage() {
    return [
      message.user(content.image({ data: PNG, mimeType: 'image/png' })),
      message.user('Please analyze the image above.'),
    ];
  }

  @Prompt({
    name: 'test_input_required_result_prompt',
    description: 'Asks the user what it is about',
  })
  async asking(context: McpContext) {
    const answer = await context.elicit('user_context', {
      message: 'What context should the prompt use?',
      schema: z.object({ context: z.string() }),
    });
    return answer.action === 'accept'
      ? `Use this context: ${answer.content.context}`
      : 'There is no context.';
  }
}
