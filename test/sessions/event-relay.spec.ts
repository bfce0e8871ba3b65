import { describe, expect, it } from '@jest/globals';
import {
  EventRelay,
  type EventSink,
  type KeptEvent,
} from '../../lib/sessions/event-relay.js';
import { MemoryEventStore } from '../../lib/sessions/memory-event-store.js';

const STREAM = { session: 'alice', name: 'server' };

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
    const relay = new EventRelay(STREAM, {
      append: async (stream, message) => {
        await new Promise<void>((resolve) => release.push(resolve));
        return kept.append(stream, message);
      },
      replayAfter: () => undefined,
      forget: () => undefined,
    });
    const sink = new Sink();
    const missed: readonly KeptEvent[] = [];
    const resumed = relay.resume(sink, async () => missed);
    relay.send('late');
    await resumed;
    release.forEach((go) => go());
    await relay.settling;
    expect(sink.messages).toEqual(['late']);
  });

  it('brings what the store has already kept once, though it still waits here', async () => {
    const kept = new MemoryEventStore();
    const first = kept.append(STREAM, '"first"');
    let confirm: () => void = () => undefined;
    const confirmed = new Promise<void>((resolve) => (confirm = resolve));
    const relay = new EventRelay(STREAM, {
      // Kept at once, and said so later, as over a network.
      append: (stream, message) => {
        const id = kept.append(stream, message);
        return confirmed.then(() => id);
      },
      replayAfter: () => undefined,
      forget: () => undefined,
    });
    const replay = async (): Promise<readonly KeptEvent[]> => {
      const missed: KeptEvent[] = [];
      kept.replayAfter('alice', first, (...event) => missed.push(event));
      return missed;
    };
    for (const message of ['1', '2']) relay.send(message);
    const lost = new Sink();
    await relay.resume(lost, replay);
    relay.detach(lost);
    const sink = new Sink();
    const resumed = relay.resume(sink, replay);
    relay.send('3');
    await resumed;
    relay.send('4');
    confirm();
    await relay.settling;
    relay.send('5');
    await relay.settling;
    expect(sink.messages).toEqual(['1', '2', '3', '4', '5']);
  });

  it('has no response where the store cannot say what was missed', async () => {
    const relay = new EventRelay(STREAM, new MemoryEventStore());
    const sink = new Sink();
    const resumed = relay.resume(sink, () => Promise.reject(new Error('away')));
    await expect(resumed).rejects.toThrow('away');
    expect(relay.attached).toBe(false);
    const next = new Sink();
    relay.attach(next);
    relay.send('1');
    expect([sink.messages, next.messages]).toEqual([[], ['1']]);
  });
});

describe('a stream whose store does not answer', () => {
  it('lets some messages wait, and those that can be done without no longer', async () => {
    let confirm: () => void = () => undefined;
    const confirmed = new Promise<string>((resolve) => {
      confirm = () => resolve('');
    });
    const relay = new EventRelay(STREAM, {
      append: () => confirmed,
      replayAfter: () => undefined,
      forget: () => undefined,
    });
    const sink = new Sink();
    relay.attach(sink);
    for (let n = 0; n < 10_000; n += 1) relay.offer('"again"');
    relay.send('"answer"');
    confirm();
    await relay.settling;
    expect(sink.messages.length).toBeLessThan(3_000);
    expect(sink.messages.at(-1)).toBe('"answer"');
  });
});
