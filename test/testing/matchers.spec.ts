import { createTestClient, mcpMatchers } from '../../lib/testing/index.js';
import { testing } from './weather-app.fixture.js';

expect.extend(mcpMatchers);

describe('the matchers', () => {
  const failed = {
    isError: true,
    content: [{ type: 'text', text: 'no such city' }],
  };
  const fine = { content: [], structuredContent: { a: 1 } };

  it('tell a tool error, and what it says', () => {
    expect(failed).toBeToolError();
    expect(failed).toBeToolError('such');
    expect(failed).toBeToolError(/^no/);
    expect(failed).not.toBeToolError('other');
    expect(fine).not.toBeToolError();
    expect(undefined).not.toBeToolError();
    expect(() => expect(fine).toBeToolError('x')).toThrow(
      'expected a tool error saying x, got',
    );
    expect(() => expect(failed).not.toBeToolError()).toThrow(
      'expected anything but a tool error',
    );
  });

  it('tell structured content', () => {
    expect(fine).toHaveStructuredContent({ a: 1 });
    expect(fine).toHaveStructuredContent(expect.objectContaining({ a: 1 }));
    expect(fine).not.toHaveStructuredContent({ a: 2 });
    expect(failed).not.toHaveStructuredContent(undefined);
    expect(() => expect(fine).toHaveStructuredContent({ a: 2 })).toThrow(
      'expected structured content',
    );
  });

  it('tell whether a tool is listed', async () => {
    const client = await createTestClient(await testing().compile());
    const list = await client.listTools();

    expect(list).toListTool('city-outlook');
    expect(list).not.toListTool('helper');
    expect('nothing').not.toListTool('x');
    expect({}).not.toListTool('x');
    expect(() => expect(list).toListTool('helper')).toThrow(
      'expected a list with the tool "helper"',
    );
    await client.close();
  });
});
