import { call, common, list, prompt, read } from '../checks.mjs';

/** What the catalogue of sample 05 answers; the numbers are those of its seed. */
export const CATALOG = [
  ...common({ name: 'catalog', version: '1.0.0' }, [
    'list_tables',
    'describe_table',
    'query',
    'cover',
  ]),
  call(
    'list_tables',
    {},
    { structuredContent: { tables: ['authors', 'books', 'sales'] } },
  ),
  call(
    'describe_table',
    { table: 'sales' },
    { structuredContent: { table: 'sales' } },
  ),
  call(
    'query',
    { sql: 'SELECT count(*) AS books FROM books' },
    { structuredContent: { rows: [{ books: 6 }], more: false } },
  ),
  call(
    'cover',
    { id: 1 },
    { content: [{ type: 'image', mimeType: 'image/png' }] },
  ),
  list('resources/list', {
    resources: [
      { uri: 'schema://tables', name: 'schema' },
      { uri: 'table://authors' },
      { uri: 'table://books' },
      { uri: 'table://sales' },
      { uri: 'cover://1', name: 'Cover of Emma' },
      ...[2, 3, 4, 5, 6].map((id) => ({ uri: `cover://${id}` })),
      { uri: 'docs://desk/returns.md' },
      { uri: 'docs://genres.md' },
      { uri: 'docs://prices.md' },
    ],
  }),
  list('resources/templates/list', {
    resourceTemplates: [
      { uriTemplate: 'table://{name}{?limit}' },
      { uriTemplate: 'cover://{id}' },
      { uriTemplate: 'docs://{path*}' },
    ],
  }),
  read('schema://tables', { mimeType: 'application/json' }),
  read('table://books?limit=1', {
    uri: 'table://books?limit=1',
    mimeType: 'application/json',
  }),
  read('cover://1', { uri: 'cover://1', mimeType: 'image/png' }),
  read('docs://desk/returns.md', { mimeType: 'text/markdown' }),
  list('prompts/list', {
    prompts: [
      {
        name: 'explain_table',
        arguments: [
          { name: 'table', required: true },
          { name: 'reader', required: true },
          { name: 'column', required: false },
        ],
      },
    ],
  }),
  prompt('explain_table', { table: 'books', reader: 'customer' }, [
    {
      role: 'user',
      content: {
        type: 'text',
        text: 'Explain books to a customer, with an example.',
      },
    },
    { role: 'user', content: { type: 'resource' } },
  ]),
];
