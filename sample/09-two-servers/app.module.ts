import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { BooksModule } from './books/books.module.js';
import { StaffGuard } from './staff/staff.guard.js';
import { StaffModule } from './staff/staff.module.js';
import { VisitsModule } from './visits/visits.module.js';

@Module({
  imports: [
    BooksModule,
    StaffModule,
    VisitsModule,
    McpModule.forRoot({
      name: 'library',
      version: '1.0.0',
      isGlobal: true,
      include: [BooksModule, VisitsModule],
    }),
    McpModule.forRoot({
      id: 'admin',
      name: 'library-admin',
      version: '1.0.0',
      isGlobal: true,
      http: { path: '/admin/mcp' },
      include: [BooksModule, StaffModule],
      guards: [StaffGuard],
    }),
  ],
})
export class AppModule {}
