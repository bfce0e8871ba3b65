import { Injectable } from '@nestjs/common';
import { Completion, Resource } from 'nest-fastmcp';
import { CatalogDatabase } from '../database/catalog-database.js';
import { TableRows } from './table.dto.js';

const ROWS = 'table://{name}{?limit}';

@Injectable()
export class TableResources {
  constructor(private readonly database: CatalogDatabase) {}

  @Resource({
    uri: 'schema://tables',
    title: 'Schema',
    description: 'All tables with their columns',
  })
  schema() {
    return this.database.tables().map((table) => ({
      table,
      columns: this.database.columns(table),
    }));
  }

  @Resource({
    uri: ROWS,
    title: 'Rows of a table',
    description: 'The first rows of a table, 100 without a limit',
    mimeType: 'application/json',
    list: 'tables',
  })
  rows({ name, limit }: TableRows) {
    return this.database.rows(name, limit);
  }

  tables() {
    return this.database.tables();
  }

  @Completion({ resource: ROWS, argument: 'name' })
  complete(typed: string) {
    return this.tables().filter((table) => table.startsWith(typed));
  }
}
