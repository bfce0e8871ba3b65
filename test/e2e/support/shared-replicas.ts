import { setTimeout as sleep } from 'node:timers/promises';
import { Module, type Type } from '@nestjs/common';
import {
  type EventStore,
  type KeyValueStore,
  type McpModuleOptions,
  McpModule,
  type MessageBus,
} from '../../../lib/index.js';
import { LocalBus } from '../../../lib/notifications/local-bus.js';
import { MemoryEventStore } from '../../../lib/sessions/memory-event-store.js';
import { MemoryKeyValueStore } from '../../../lib/sessions/memory-key-value-store.js';
import { PLATFORMS, type Running, start } from './platforms.js';

/** What replicas in one process share, as far away as over a network. */
export interface Shared {
  readonly store: KeyValueStore;
  readonly bus: MessageBus;
  readonly events: EventStore;
  /** While it is set, the store fails with it. */
  outage?: Error | undefined;
  /** How often the store was asked for something. */
  asked: number;
}

const away = <T>(step: () => T | Promise<T>): Promise<T> =>
  sleep(1).then(() => step());

/** A store, a bus and events that are somewhere else. */
export function shareAll(): Shared {
  const [kept, hub, log] = [
    new MemoryKeyValueStore(),
    new LocalBus(),
    new MemoryEventStore(),
  ];
  const ask = <T>(step: () => T): Promise<T> => {
    shared.asked += 1;
    return away(() => {
      if (shared.outage) throw shared.outage;
      return step();
    });
  };
  const shared: Shared = {
    asked: 0,
    store: {
      get: (key) => ask(() => kept.get(key)),
      set: (key, value, ttlMs) => ask(() => kept.set(key, value, ttlMs)),
      add: (key, value, ttlMs) => ask(() => kept.add(key, value, ttlMs)),
      delete: (key) => ask(() => kept.delete(key)),
    },
    bus: {
      publish: (channel, message) => away(() => hub.publish(channel, message)),
      subscribe: (channel, listener) =>
        away(() => hub.subscribe(channel, listener)),
    },
    events: {
      append: (stream, message) => away(() => log.append(stream, message)),
      replayAfter: (session, id, send) =>
        away(() => log.replayAfter(session, id, send)),
      forget: (stream) => away(() => log.forget(stream)),
    },
  };
  return shared;
}

/** Starts replicas of an application, on both platforms in turn. */
export async function startSharing(
  shared: Shared,
  provider: Type,
  count = 2,
  sessions: NonNullable<McpModuleOptions['http']>['sessions'] = {},
): Promise<readonly Running[]> {
  const { store, bus, events } = shared;
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      @Module({
        imports: [
          McpModule.forRoot({
            keys: ['a key that all of the replicas know'],
            store,
            bus,
            http: { sessions: { events, ...sessions } },
          }),
        ],
        providers: [provider],
      })
      class Replica {}
      return start(Replica, PLATFORMS[index % 2] ?? 'express');
    }),
  );
}
