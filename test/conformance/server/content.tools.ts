import { Injectable } from '@nestjs/common';
import { type CallToolResult, Tool, ToolError } from 'nest-fastmcp';
import { PNG, WAV } from './fixtures.js';

/** One tool per kind of content. */
@Injectable()
export class ContentTools {
  @Tool({ name: 'test_simple_text', description: 'Answers with text' })
  text() {
    return 'This is a simple text response for testing.';
  }

  @Tool({ name: 'test_image_content', description: 'Answers with an image' })
  image(): CallToolResult {
    return { content: [{ type: 'image', data: PNG, mimeType: 'image/png' }] };
  }

  @Tool({ name: 'test_audio_content', description: 'Answers with audio' })
  audio(): CallToolResult {
    return { content: [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }] };
  }

  @Tool({
    name: 'test_embedded_resource',
    description: 'Answers with an embedded resource',
  })
  embeddedResource(): CallToolResult {
    return {
      content: [
        {
          type: 'resource',
          resource: {
            uri: 'test://embedded-resource',
            mimeType: 'text/plain',
            text: 'This is an embedded resource content.',
          },
        },
      ],
    };
  }

  @Tool({
    name: 'test_multiple_content_types',
    description: 'Answers with text, an image and a resource',
  })
  mixed(): CallToolResult {
    return {
      content: [
        { type: 'text', text: 'Multiple content types test:' },
        { type: 'image', data: PNG, mimeType: 'image/png' },
        {
          type: 'resource',
          resource: {
            uri: 'test://mixed-content-resource',
            mimeType: 'application/json',
            text: JSON.stringify({ test: 'data', value: 123 }),
          },
        },
      ],
    };
  }

  @Tool({ name: 'test_error_handling', description: 'Fails' })
  fail(): never {
    throw new ToolError('This tool intentionally returns an error for testing');
  }
}
