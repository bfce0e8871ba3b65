import { ToolSearch, type ToolSearchOptions } from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { Library } from './library.fixture.js';
import { talkTo } from './support.js';

/** A client of the library, whose tools are to be searched for. */
export const library = (
  options: ToolSearchOptions = {},
  user = 'bob',
): Promise<McpTestClient> =>
  talkTo(
    { providers: [Library] },
    { transforms: [new ToolSearch(options)] },
    { user },
  );

/** The tools a list shows. */
export const namesOf = async (client: McpTestClient): Promise<string[]> =>
  (await client.listTools()).tools.map(({ name }) => name);

/** The definitions a search gives. */
export async function found(
  client: McpTestClient,
  args: Record<string, string>,
): Promise<{ name: string }[]> {
  const { content } = await client.callTool({
    name: 'search_tools',
    arguments: args,
  });
  const [only] = content;
  return only?.type === 'text' ? JSON.parse(only.text) : [];
}

/** The names of what a search gives. */
export async function foundNames(
  client: McpTestClient,
  query: string,
): Promise<string[]> {
  return (await found(client, { query })).map(({ name }) => name);
}
