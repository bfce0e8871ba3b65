import { Injectable } from '@nestjs/common';
import { Completion, content, message, Prompt } from 'nest-fastmcp';
import { CatalogDatabase } from '../database/catalog-database.js';
import { Explanation } from './table.dto.js';

@Injectable()
export class TablePrompts {
  constructor(private readonly database: CatalogDatabase) {}

  @Prompt({
    name: 'explain_table',
    title: 'Explain a table',
    description: 'What a table holds, for whom you say',
  })
  explainTable({ table, reader, column }: Explanation) {
    const columns = this.database.columns(table);
    const what = column ? `the column ${column} of ${table}` : table;
    return [
      message.user(`Explain ${what} to a ${reader}, with an example.`),
      message.user(
        content.resource({
          uri: `table://${table}?limit=3`,
          mimeType: 'application/json',
          text: JSON.stringify({ columns, rows: this.database.rows(table, 3) }),
        }),
      ),
    ];
  }

  @Completion({ prompt: 'explain_table', argument: 'table' })
  tables(typed: string) {
    return this.database.tables().filter((table) => table.startsWith(typed));
  }

  @Completion({ prompt: 'explain_table', argument: 'column' })
  columns(typed: string, { table = '' }: Record<string, string>) {
    if (!this.database.tables().includes(table)) return [];
    return this.database
      .columns(table)
      .map(({ name }) => name)
      .filter((name) => name.startsWith(typed));
  }
}
