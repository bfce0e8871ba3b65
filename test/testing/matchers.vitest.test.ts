import { expect, test } from 'vitest';
import { type McpMatchers, mcpMatchers } from 'nest-fastmcp/testing';

declare module 'vitest' {
  // The one line a Vitest project adds to see the matchers in its editor.
  interface Matchers<T = any> extends McpMatchers<T> {}
}

expect.extend(mcpMatchers);

const failed = { isError: true, content: [{ type: 'text', text: 'no luck' }] };

test('the matchers work in Vitest', () => {
  expect(failed).toBeToolError(/luck/);
  expect({ content: [] }).not.toBeToolError();
  expect({ content: [], structuredContent: { a: 1 } }).toHaveStructuredContent({
    a: 1,
  });
  expect({ tools: [{ name: 'forecast' }] }).toListTool('forecast');
  expect(() => expect(failed).not.toBeToolError()).toThrow(
    'expected anything but a tool error',
  );
});
