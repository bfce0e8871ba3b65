import { Injectable } from '@nestjs/common';
import { IsInt } from 'class-validator';
import { Describe, Tool } from 'nest-fastmcp';
import { ReportStore } from './report.store.js';

class Year {
  @Describe('Calendar year, such as 2025')
  @IsInt()
  year: number;
}

/** A tool that is in the code, beside those of the database. */
@Injectable()
export class TotalTool {
  constructor(private readonly store: ReportStore) {}

  @Tool({
    name: 'total_sales',
    description: 'What everything sold for in a year',
    annotations: { readOnlyHint: true },
  })
  total({ year }: Year) {
    return { sales: this.store.total(year) };
  }
}
