import { mcpMatchers } from 'nest-fastmcp/testing';
import { MODES, runCatalog, type RunningCatalog } from './running-catalog.js';

expect.extend(mcpMatchers);

describe.each(MODES)(
  'tools of the catalogue for a client of %s',
  (_year, mode) => {
    let catalog: RunningCatalog;

    beforeAll(async () => {
      catalog = await runCatalog(mode);
    });

    afterAll(() => catalog.stop());

    const call = (name: string, args: Record<string, unknown> = {}) =>
      catalog.client.callTool({ name, arguments: args });

    const query = (sql: string, limit?: number) =>
      call('query', { sql, ...(limit !== undefined && { limit }) });

    it('name the tables and describe them', async () => {
      const { tools } = await catalog.client.listTools();
      const tables = await call('list_tables');
      const authors = await call('describe_table', { table: 'authors' });

      expect(tools.map(({ name }) => name)).toEqual([
        'list_tables',
        'describe_table',
        'query',
        'cover',
      ]);
      expect(tables).toHaveStructuredContent({
        tables: ['authors', 'books', 'sales'],
      });
      expect(authors).toHaveStructuredContent({
        table: 'authors',
        columns: [
          { name: 'id', type: 'INTEGER', required: true },
          { name: 'name', type: 'TEXT', required: true },
          { name: 'country', type: 'TEXT', required: true },
        ],
      });
    });

    it('say which tables there are when there is not the one asked for', async () => {
      const missing = await call('describe_table', { table: 'readers' });

      expect(missing).toBeToolError(
        'There is no table readers. There are: authors, books, sales.',
      );
    });

    it('answer a query with its rows', async () => {
      const answer = await query(
        "SELECT genre, count(*) AS books FROM books WHERE genre LIKE 'n%' OR genre = 'play' GROUP BY genre ORDER BY genre;",
      );

      expect(answer).toHaveStructuredContent({
        rows: [
          { genre: 'novel', books: 2 },
          { genre: 'play', books: 2 },
        ],
        more: false,
      });
    });

    it('give at most as many rows as are wanted, of very many ones too', async () => {
      const tables = Array.from({ length: 30 }, (_, n) => `books b${n}`);
      const many = `SELECT 1 AS i FROM ${tables.join(', ')}`;

      for (const sql of [many, `${many}) /*`, `${many}); --`]) {
        expect(await query(sql, 2)).toHaveStructuredContent({
          rows: [{ i: 1 }, { i: 1 }],
          more: true,
        });
      }
    });

    it('tell the model what is wrong with a query', async () => {
      expect(await query('SELECT name FROM books')).toBeToolError(
        'SQL error: no such column: name',
      );
      expect(await query('SELECT 1', 0)).toBeToolError(
        'limit: must not be less than 1',
      );
    });

    it.each([
      'DELETE FROM books',
      'INSERT INTO authors VALUES (9, 1, 1) RETURNING *',
      'WITH x AS (SELECT 1) DELETE FROM books',
      'PRAGMA query_only = false',
      "ATTACH DATABASE ':memory:' AS other",
    ])('do not run %s', async (sql) => {
      expect(await query(sql)).toBeToolError('SQL error');
    });

    it('do not run what stands behind a query', async () => {
      await query('SELECT 1); DELETE FROM books; --');

      expect(
        await query('SELECT count(*) AS books FROM books'),
      ).toHaveStructuredContent({ rows: [{ books: 6 }], more: false });
    });

    it.each([
      ["SELECT readfile('/etc/passwd')", 'readfile'],
      [`SELECT "WriteFile"('/dev/null', 'y')`, 'WriteFile'],
      ["SELECT name FROM fsdir('/')", 'fsdir'],
      ['SELECT file FROM pragma_database_list', 'pragma_database_list'],
    ])('do not touch files: %s', async (sql, word) => {
      expect(await query(sql)).toBeToolError(`Queries cannot use "${word}".`);
    });

    it.each([
      [
        'WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT max(i) FROM n',
        'RECURSIVE',
      ],
      [
        'with n(i) as (select 1 union all select i + 1 from n) select max(i) from n',
        'WITH … UNION',
      ],
    ])('do not run for ever: %s', async (sql, word) => {
      expect(await query(sql)).toBeToolError(`Queries cannot use "${word}".`);
    });

    it.each([
      'WITH n AS (SELECT 2 AS i) SELECT i FROM n',
      'SELECT 2 AS i UNION SELECT 2',
    ])('run what must end: %s', async (sql) => {
      expect(await query(sql)).toHaveStructuredContent({
        rows: [{ i: 2 }],
        more: false,
      });
    });

    it('show a cover as a picture', async () => {
      const { content } = await call('cover', { id: '3' });

      expect(content).toEqual([
        { type: 'image', mimeType: 'image/png', data: expect.any(String) },
      ]);
    });

    it('let only those query who have the key', async () => {
      const stranger = await catalog.connect({});
      const asked = { name: 'query', arguments: { sql: 'SELECT 1' } };

      await expect(stranger.callTool(asked)).rejects.toMatchObject({
        status: 401,
      });
      expect(
        await stranger.callTool({ name: 'list_tables' }),
      ).toHaveStructuredContent(expect.anything());
      await stranger.close();
    });
  },
);
