import { Module, ValidationPipe } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { ReportStore } from './report.store.js';
import { ReportTools } from './report.tools.js';
import { ReportsController } from './reports.controller.js';
import { TotalTool } from './total.tool.js';

@Module({
  controllers: [ReportsController],
  providers: [
    ReportStore,
    ReportTools,
    TotalTool,
    {
      provide: APP_PIPE,
      useValue: new ValidationPipe({ whitelist: true, transform: true }),
    },
  ],
})
export class ReportsModule {}
