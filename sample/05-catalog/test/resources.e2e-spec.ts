import { MODES, runCatalog, type RunningCatalog } from './running-catalog.js';

describe.each(MODES)(
  'resources of the catalogue for a client of %s',
  (_year, mode) => {
    let catalog: RunningCatalog;

    beforeAll(async () => {
      catalog = await runCatalog(mode);
    });

    afterAll(() => catalog.stop());

    const read = async (uri: string) => {
      const { contents } = await catalog.client.readResource({ uri });
      return contents[0];
    };

    it('are listed, those of templates too', async () => {
      const { resources } = await catalog.client.listResources();
      const { resourceTemplates } =
        await catalog.client.listResourceTemplates();

      expect(resources.map(({ uri }) => uri)).toEqual([
        'schema://tables',
        'table://authors',
        'table://books',
        'table://sales',
        ...[1, 2, 3, 4, 5, 6].map((id) => `cover://${id}`),
        'docs://desk/returns.md',
        'docs://genres.md',
        'docs://prices.md',
      ]);
      expect(resources).toContainEqual({
        uri: 'cover://3',
        name: "Cover of A Doll's House",
        mimeType: 'image/png',
      });
      expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
        'table://{name}{?limit}',
        'cover://{id}',
        'docs://{path*}',
      ]);
    });

    it('have the schema', async () => {
      expect(await read('schema://tables')).toMatchObject({
        mimeType: 'application/json',
        text: expect.stringContaining('"table":"sales"'),
      });
    });

    it('have the rows of a table, as many as the URI says', async () => {
      const all = await read('table://books');
      const two = await read('table://authors?limit=2');

      expect(JSON.parse(textOf(all))).toHaveLength(6);
      expect(JSON.parse(textOf(two))).toEqual([
        { id: 1, name: 'Jane Austen', country: 'England' },
        { id: 2, name: 'Henrik Ibsen', country: 'Norway' },
      ]);
    });

    it('refuse a limit that is none', async () => {
      await expect(read('table://books?limit=0')).rejects.toMatchObject({
        code: -32602,
        message: expect.stringContaining('limit: must not be less than 1'),
      });
    });

    it('have the pages of the handbook', async () => {
      expect(await read('docs://desk/returns.md')).toEqual({
        uri: 'docs://desk/returns.md',
        mimeType: 'text/markdown',
        text: expect.stringMatching(/^# Returns\n/),
      });
    });

    it('have covers that are PNGs', async () => {
      const cover = await read('cover://1');

      expect(cover).toMatchObject({
        uri: 'cover://1',
        mimeType: 'image/png',
        blob: expect.stringMatching(/^iVBORw0KGgo/),
      });
    });

    it.each([
      'table://readers',
      'cover://99',
      'docs://desk/none.md',
      'docs://../app.module.ts',
      'docs://%2e%2e/app.module.ts',
      'nothing://here',
    ])('are not found at %s', async (uri) => {
      await expect(read(uri)).rejects.toMatchObject({ data: { uri } });
    });
  },
);

function textOf(contents: object | undefined): string {
  return contents && 'text' in contents ? String(contents.text) : '';
}
