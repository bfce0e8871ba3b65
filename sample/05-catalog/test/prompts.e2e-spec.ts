import type { Client } from '@modelcontextprotocol/client';
import { MODES, runCatalog, type RunningCatalog } from './running-catalog.js';

describe.each(MODES)(
  'the prompt of the catalogue for a client of %s',
  (_year, mode) => {
    let catalog: RunningCatalog;

    beforeAll(async () => {
      catalog = await runCatalog(mode);
    });

    afterAll(() => catalog.stop());

    const complete = async (
      ref: Parameters<Client['complete']>[0]['ref'],
      name: string,
      value: string,
      filled: Record<string, string> = {},
    ) => {
      const { completion } = await catalog.client.complete({
        ref,
        argument: { name, value },
        context: { arguments: filled },
      });
      return completion.values;
    };

    const prompt = { type: 'ref/prompt', name: 'explain_table' } as const;

    it('brings the table along', async () => {
      const { description, messages } = await catalog.client.getPrompt({
        name: 'explain_table',
        arguments: { table: 'books', reader: 'customer', column: 'price' },
      });

      expect(description).toBe('What a table holds, for whom you say');
      expect(messages).toMatchObject([
        {
          role: 'user',
          content: {
            type: 'text',
            text: 'Explain the column price of books to a customer, with an example.',
          },
        },
        {
          role: 'user',
          content: {
            type: 'resource',
            resource: {
              uri: 'table://books?limit=3',
              text: expect.stringContaining('Persuasion'),
            },
          },
        },
      ]);
    });

    it('is for the readers it knows', async () => {
      const asked = catalog.client.getPrompt({
        name: 'explain_table',
        arguments: { table: 'books', reader: 'cat' },
      });

      await expect(asked).rejects.toMatchObject({
        code: -32602,
        message: expect.stringContaining('reader'),
      });
    });

    it('has its arguments completed', async () => {
      expect(await complete(prompt, 'table', 'b')).toEqual(['books']);
      expect(await complete(prompt, 'reader', 'B')).toEqual(['bookseller']);
      expect(await complete(prompt, 'column', '')).toEqual([]);
      expect(
        await complete(prompt, 'column', '', { table: 'authors' }),
      ).toEqual(['id', 'name', 'country']);
    });

    it('is not alone in being completed: URIs of resources are as well', async () => {
      const template = {
        type: 'ref/resource',
        uri: 'table://{name}{?limit}',
      } as const;

      expect(await complete(template, 'name', 's')).toEqual(['sales']);
    });
  },
);
