import {
  type ComponentSource,
  McpSource,
  type ToolDefinition,
} from 'nest-fastmcp';
import { z } from 'zod';
import type { User } from '../users/user.guard.js';
import { ReportStore } from './report.store.js';
import type { Report } from './report.js';

const Query = z.object({
  year: z.number().int().describe('Calendar year, such as 2025'),
});

const Sales = z.object({ sales: z.number().describe('In euros') });

/** A tool for each report there is. */
@McpSource()
export class ReportTools implements ComponentSource {
  private tools = new Map<number, ToolDefinition>();

  constructor(private readonly store: ReportStore) {}

  /** Reports never change, so their definitions stay: only what is new is made into a tool. */
  list(): ToolDefinition[] {
    const reports = this.store.all();
    this.tools = new Map(
      reports.map((report) => [
        report.id,
        this.tools.get(report.id) ?? this.toolOf(report),
      ]),
    );
    return [...this.tools.values()];
  }

  changes(changed: () => void): () => void {
    return this.store.onChange(changed);
  }

  private toolOf(report: Report): ToolDefinition {
    const { name, description, owner } = report;
    return {
      kind: 'tool',
      name,
      description,
      input: Query,
      output: Sales,
      annotations: { readOnlyHint: true },
      visible: ({ auth }) => owner === null || nameOf(auth.user) === owner,
      handler: ({ year }: z.infer<typeof Query>) => ({
        sales: this.store.sales(report, year),
      }),
    };
  }
}

function nameOf(user: unknown): User['name'] | undefined {
  return Object(user).name;
}
