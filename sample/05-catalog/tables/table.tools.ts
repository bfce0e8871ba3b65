import { Injectable, UseGuards } from '@nestjs/common';
import { Tool } from 'nest-fastmcp';
import { ApiKeyGuard } from '../access/api-key.guard.js';
import { CatalogDatabase } from '../database/catalog-database.js';
import { Query, TableDescription, TableName } from './table.dto.js';

const READ_ONLY = { readOnlyHint: true, openWorldHint: false } as const;

@Injectable()
export class TableTools {
  constructor(private readonly database: CatalogDatabase) {}

  @Tool({
    name: 'list_tables',
    description: 'The tables of the catalogue',
    annotations: READ_ONLY,
  })
  listTables() {
    return { tables: this.database.tables() };
  }

  @Tool({
    name: 'describe_table',
    description: 'The columns of a table',
    output: TableDescription,
    annotations: READ_ONLY,
  })
  describeTable({ table }: TableName): TableDescription {
    return { table, columns: this.database.columns(table) };
  }

  @UseGuards(ApiKeyGuard)
  @Tool({
    description: 'Asks the catalogue in SQL; nothing can be changed',
    annotations: READ_ONLY,
  })
  query({ sql, limit }: Query) {
    return this.database.query(sql, limit);
  }
}
