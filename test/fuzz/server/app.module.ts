import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { McpModule } from 'nest-fastmcp';
import { BookingTools } from './booking.tools.js';
import { DenyingGuard } from './denying.guard.js';
import { FailingTools } from './failing.tools.js';
import { Prompts } from './prompts.js';
import { Resources } from './resources.js';
import { SchemaTools, ScopedTools } from './schema.tools.js';

/** The server under fire. What it offers, `generate/` should ask for. */
@Module({
  imports: [
    McpModule.forRoot({
      name: 'fuzz',
      version: '1.0.0',
      lists: { pageSize: 5 },
    }),
  ],
  providers: [
    BookingTools,
    SchemaTools,
    ScopedTools,
    FailingTools,
    Resources,
    Prompts,
    { provide: APP_GUARD, useClass: DenyingGuard },
  ],
})
export class AppModule {}
