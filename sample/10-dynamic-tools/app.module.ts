import { Module } from '@nestjs/common';
import { McpModule, ToolSearch } from 'nest-fastmcp';
import { ReportsModule } from './reports/reports.module.js';
import { UserGuard } from './users/user.guard.js';

@Module({
  imports: [
    ReportsModule,
    McpModule.forRoot({
      name: 'reports',
      version: '1.0.0',
      guards: [UserGuard],
      // Nobody reads of 500 tools: models search for the one they need.
      transforms: [new ToolSearch({ pinned: ['total_sales'] })],
    }),
  ],
})
export class AppModule {}
