import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import Database from 'libsql';
import type { Report } from './report.js';
import { amountOf, pairs, SCHEMA } from './seed.js';

/** Reports and sales, in a SQLite database in memory: there as soon as this is. */
@Injectable()
export class ReportStore implements OnApplicationShutdown {
  private readonly database = new Database(':memory:');
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.database.exec(SCHEMA);
    this.database.transaction(() => this.seed())();
  }

  onApplicationShutdown(): void {
    this.database.close();
  }

  all(): Report[] {
    return this.database
      .prepare('SELECT * FROM reports ORDER BY id')
      .all()
      .map(asReport);
  }

  add({
    name,
    description,
    category,
    region,
    owner,
  }: Omit<Report, 'id'>): void {
    this.database
      .prepare(
        'INSERT INTO reports (name, description, category, region, owner) VALUES (?, ?, ?, ?, ?)',
      )
      .run(name, description, category, region, owner);
    this.changed();
  }

  /** Returns whether there was one. */
  remove(name: string): boolean {
    const { changes } = this.database
      .prepare('DELETE FROM reports WHERE name = ?')
      .run(name);
    if (changes > 0) this.changed();
    return changes > 0;
  }

  sales({ category, region }: Report, year: number): number {
    return this.sum(
      'SELECT sum(amount) AS total FROM sales WHERE category = ? AND region = ? AND year = ?',
      category,
      region,
      year,
    );
  }

  total(year: number): number {
    return this.sum(
      'SELECT sum(amount) AS total FROM sales WHERE year = ?',
      year,
    );
  }

  /** Calls the listener after each change; returns what ends that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private sum(sql: string, ...values: (string | number)[]): number {
    const [row] = this.database.prepare(sql).all(...values);
    return Number(Object(row).total ?? 0);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  private seed(): void {
    const sale = this.database.prepare('INSERT INTO sales VALUES (?, ?, ?, ?)');
    for (const [index, { category, region }] of pairs().entries()) {
      for (const year of [2024, 2025]) {
        sale.run(category, region, year, amountOf(index, year));
      }
      this.add({
        name: `${category}_${region}`.toLowerCase().replaceAll(' ', '_'),
        description: `What ${category} sold for in ${region} in a year`,
        category,
        region,
        owner: null,
      });
    }
  }
}

function asReport(row: unknown): Report {
  const { id, name, description, category, region, owner } = Object(row);
  return { id, name, description, category, region, owner };
}
