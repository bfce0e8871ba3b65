import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { McpModuleOptions } from 'nest-fastmcp';
import {
  RedisBus,
  RedisEventStore,
  RedisKeyValueStore,
} from 'nest-fastmcp/redis';
import { BoardStore } from './boards/board-store.js';
import { MemoryBoards } from './boards/memory-boards.js';
import { RedisBoards } from './boards/redis-boards.js';

/** What the replicas share: a Redis where REDIS_URL names one, and nothing otherwise. */
@Injectable()
export class Shared implements OnApplicationShutdown {
  private readonly redis = openRedis(process.env['REDIS_URL']);
  private readonly bus = this.redis && new RedisBus({ redis: this.redis });

  /** Boards are data of the application: where they are kept is its own affair. */
  boards(): BoardStore {
    return this.redis ? new RedisBoards(this.redis) : new MemoryBoards();
  }

  mcpOptions(): McpModuleOptions {
    const { redis, bus } = this;
    if (!redis) return {};
    return {
      bus,
      store: new RedisKeyValueStore({ redis }),
      http: { sessions: { events: new RedisEventStore({ redis }) } },
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bus?.close();
    await this.redis?.quit();
  }
}

function openRedis(url: string | undefined): Redis | undefined {
  return url ? new Redis(url) : undefined;
}

@Module({
  providers: [
    Shared,
    {
      provide: BoardStore,
      inject: [Shared],
      useFactory: (shared: Shared) => shared.boards(),
    },
  ],
  exports: [Shared, BoardStore],
})
export class SharedModule {}
