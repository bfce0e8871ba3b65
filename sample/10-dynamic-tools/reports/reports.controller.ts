import {
  Body,
  Controller,
  Delete,
  Get,
  NotFoundException,
  Param,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import { type User, UserGuard } from '../users/user.guard.js';
import { NewReport } from './new-report.js';
import { ReportStore } from './report.store.js';

/** How people save reports and delete them, with no thought of MCP. */
@Controller('reports')
@UseGuards(UserGuard)
export class ReportsController {
  constructor(private readonly store: ReportStore) {}

  @Get()
  list(@Req() { user }: { user: User }) {
    return this.store
      .all()
      .filter(({ owner }) => owner === null || owner === user.name);
  }

  @Post()
  add(@Body() report: NewReport, @Req() { user }: { user: User }) {
    const { name, description, category, region, shared } = report;
    const owner = shared ? null : user.name;
    this.store.add({ name, description, category, region, owner });
  }

  @Delete(':name')
  remove(@Param('name') name: string, @Req() request: { user: User }) {
    const isTheirs = this.list(request).some((report) => report.name === name);
    if (!isTheirs) throw new NotFoundException(`There is no report ${name}.`);
    this.store.remove(name);
  }
}
