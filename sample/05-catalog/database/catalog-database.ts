import {
  Injectable,
  NotFoundException,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import Database from 'libsql';
import { ToolError } from 'nest-fastmcp';
import { SEED } from './seed.js';
import { forbiddenWords } from './vocabulary.js';

export type Row = Readonly<Record<string, unknown>>;

export interface Column {
  name: string;
  type: string;
  required: boolean;
}

/** The catalogue, in memory: made when the application starts, read from then on. */
@Injectable()
export class CatalogDatabase implements OnModuleInit, OnApplicationShutdown {
  private readonly database = new Database(':memory:');
  private forbidden: (sql: string) => string | undefined;

  onModuleInit(): void {
    this.database.exec(SEED);
    this.database.exec('PRAGMA query_only = true');
    const known = this.select(
      'SELECT name FROM pragma_function_list UNION SELECT name FROM pragma_module_list',
    );
    this.forbidden = forbiddenWords(known.map(({ name }) => String(name)));
  }

  onApplicationShutdown(): void {
    this.database.close();
  }

  /** Runs a statement of the application's own. */
  select(sql: string, ...values: (string | number)[]): Row[] {
    return this.database
      .prepare(sql)
      .all(...values)
      .filter(isRow);
  }

  /**
   * Runs a query somebody else wrote.
   *
   * @throws ToolError in SQLite's words, for the model to mend its query by
   */
  query(sql: string, limit: number): { rows: Row[]; more: boolean } {
    const word = this.forbidden(sql);
    if (word) throw new ToolError(`Queries cannot use "${word}".`);
    const rows: Row[] = [];
    try {
      // Whatever the text is, this is one SELECT: SQLite runs the first statement only.
      const statement = this.database.prepare(
        `SELECT * FROM (${sql.replace(/[\s;]+$/, '')}\n)`,
      );
      // Counted here, not by a LIMIT, which the text could comment out.
      for (const row of statement.iterate()) {
        if (rows.length === limit) return { rows, more: true };
        if (isRow(row)) rows.push(row);
      }
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      throw new ToolError(`SQL error: ${error.message}`);
    }
    return { rows, more: false };
  }

  tables(): string[] {
    return this.select(
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    ).map(({ name }) => String(name));
  }

  /** @throws NotFoundException when there is no such table */
  columns(table: string): Column[] {
    return this.select(
      'SELECT name, type, "notnull" OR pk AS required FROM pragma_table_info(?)',
      this.known(table),
    ).map(({ name, type, required }) => ({
      name: String(name),
      type: String(type),
      required: required === 1,
    }));
  }

  /** @throws NotFoundException when there is no such table */
  rows(table: string, limit: number): Row[] {
    return this.select(`SELECT * FROM ${this.known(table)} LIMIT ?`, limit);
  }

  private known(table: string): string {
    if (this.tables().includes(table)) return table;
    throw new NotFoundException(
      `There is no table ${table}. There are: ${this.tables().join(', ')}.`,
    );
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
