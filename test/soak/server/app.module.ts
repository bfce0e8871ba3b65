import { type DynamicModule, Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { MemoryEventStore } from '../../../dist/sessions/memory-event-store.js';
import { SoakTools } from './soak.tools.js';

/** How long events are kept for clients that come back, in milliseconds. */
const EVENTS_MS = 2_000;

/** The server that is used and left. */
@Module({})
export class AppModule {
  /** @param ttlMs how long sessions last, in milliseconds */
  static lasting(ttlMs: number): DynamicModule {
    return {
      module: AppModule,
      imports: [
        McpModule.forRoot({
          name: 'soak',
          version: '1.0.0',
          http: {
            sessions: {
              ttlMs,
              events: new MemoryEventStore({ ttlMs: EVENTS_MS }),
            },
          },
        }),
      ],
      providers: [SoakTools],
    };
  }
}
