import { describe, expect, it } from '@jest/globals';
import {
  EventRelay,
  type EventSink,
  type KeptEvent,
} from '../../lib/sessions/event-relay.js';
import { MemoryEventStore } from '../../lib/sessions/memory-event-store.js';

class Sink implements EventSink {
  readonly messages: string[] = [];
  event(message: string): void {
    this.messages.push(message);
  }
  end(): void {}
}

describe('a stream that goes on at another response', () => {
  it('brings what was sent while the store still had the last event to keep', async () => {
    const kept = new MemoryEventStore();
    const release: (() => void)[] = [];
    const relay = new EventRelay(
      { session: 'alice', name: 'server' },
      {
        append: async (stream, message) => {
          await new Promise<void>((resolve) => release.push(resolve));
          return kept.append(stream, message);
        },
        replayAfter: () => undefined,
        forget: () => undefined,
      },
    );
    const sink = new Sink();
    const missed: readonly KeptEvent[] = [];
    const resumed = relay.resume(sink, async () => missed);
    relay.send('late');
    await resumed;
    release.forEach((go) => go());
    await relay.settling;
    expect(sink.messages).toEqual(['late']);
  });
});
