export { RedisBus } from './redis-bus.js';
export {
  RedisEventStore,
  type RedisEventStoreOptions,
} from './redis-event-store.js';
export { RedisKeyValueStore } from './redis-key-value-store.js';
export { RedisRateStorage } from './redis-rate-storage.js';
export type { McpRedisOptions } from './redis-options.js';
