import { catalogOf, dispatcherOf, tool } from './fixtures.js';
import { ask } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
  describe('tools/list', () => {
    describe('in pages', () => {
      const five = ['a', 'b', 'c', 'd', 'e'].map((name) => tool(name));
      const paged = (names = five, pageSize = 2) =>
        dispatcherOf(
          names,
          {},
          { lists: { pageSize, ttlMs: 0, scope: 'private' } },
        );
      const walk = async (dispatcher: ReturnType<typeof dispatcherOf>) => {
        const pages: string[] = [];
        for (let cursor: unknown; pages.length < 9;) {
          const { result } = await ask(
            dispatcher,
            'tools/list',
            cursor === undefined ? {} : { cursor },
          );
          pages.push(
            result.tools.map(({ name }: { name: string }) => name).join(''),
          );
          cursor = result.nextCursor;
          if (cursor === undefined) break;
        }
        return pages;
      };

      it.each([
        [1, ['a', 'b', 'c', 'd', 'e']],
        [2, ['ab', 'cd', 'e']],
        [5, ['abcde']],
        [9, ['abcde']],
      ])('of %i', async (size, pages) => {
        expect(await walk(paged(five, size))).toEqual(pages);
      });

      it('that replicas with the same tools agree on, and no others', async () => {
        const { result } = await ask(paged(), 'tools/list');
        const cursor = result.nextCursor;
        expect(
          (await ask(paged(), 'tools/list', { cursor })).result.tools,
        ).toHaveLength(2);
        for (const other of [paged(five.slice(1)), paged(five, 3)]) {
          expect(await ask(other, 'tools/list', { cursor })).toMatchObject({
            error: { code: -32602 },
          });
        }
      });

      it.each(['', 'x', 5, null])('and refuses cursor %j', async (cursor) => {
        expect(await ask(paged(), 'tools/list', { cursor })).toMatchObject({
          error: { code: -32602 },
          kind: 'invalid-params',
        });
      });

      it('of the catalog as it is now', async () => {
        let now = five;
        const catalog = catalogOf(() => now);
        const dispatcher = dispatcherOf(
          [],
          {},
          { catalog, lists: { pageSize: 2, ttlMs: 0, scope: 'private' } },
        );
        const { result } = await ask(dispatcher, 'tools/list');
        now = five.slice(0, 3);
        catalog.refresh();
        expect(
          await ask(dispatcher, 'tools/list', { cursor: result.nextCursor }),
        ).toMatchObject({ error: { code: -32602 } });
        expect(await walk(dispatcher)).toEqual(['ab', 'c']);
      });
    });
  });
});
