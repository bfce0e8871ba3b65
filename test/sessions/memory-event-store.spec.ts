import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import {
  MemoryEventStore,
  type MemoryEventStoreOptions,
} from '../../lib/sessions/memory-event-store.js';

const stream = { session: 'ada', name: 'call-1' };

/** Every message sent again after an event, or `undefined` where there is no such event. */
function replayed(store: MemoryEventStore, eventId: string, session = 'ada') {
  const messages: string[] = [];
  const name = store.replayAfter(session, eventId, (_, message) =>
    messages.push(message),
  );
  expect(name === undefined && messages.length > 0).toBe(false);
  return name === undefined ? undefined : messages;
}

const filled = (count: number, options?: MemoryEventStoreOptions) => {
  const store = new MemoryEventStore(options);
  const ids = Array.from({ length: count }, (_, at) =>
    store.append(stream, `m${at}`),
  );
  return { store, ids, first: ids[0] ?? '', last: ids.at(-1) ?? '' };
};

describe('the event store in memory', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends again what followed an event, in order and under the same ids', () => {
    const { store, ids } = filled(4);
    const sent: string[][] = [];
    const name = store.replayAfter('ada', ids[1] ?? '', (id, message) =>
      sent.push([id, message]),
    );
    expect(name).toBe('call-1');
    expect(sent).toEqual([
      [ids[2], 'm2'],
      [ids[3], 'm3'],
    ]);
  });

  it('sends nothing after the last event, and names the stream all the same', () => {
    const { store, last } = filled(2);
    expect(replayed(store, last)).toEqual([]);
  });

  it('sends again as often as asked', () => {
    const { store, first } = filled(2);
    expect([replayed(store, first), replayed(store, first)]).toEqual([
      ['m1'],
      ['m1'],
    ]);
  });

  it('marks a place by an empty message, which is never sent again', () => {
    const store = new MemoryEventStore();
    const priming = store.append(stream, '');
    store.append(stream, 'answer');
    store.append(stream, '');
    expect(replayed(store, priming)).toEqual(['answer']);
  });

  it('keeps the streams of a session apart', () => {
    const store = new MemoryEventStore();
    const other = { session: 'ada', name: 'call-1_2' };
    const id = store.append(stream, 'a');
    const otherId = store.append(other, 'x');
    store.append(stream, 'b');
    store.append(other, 'y');
    expect(replayed(store, id)).toEqual(['b']);
    expect(replayed(store, otherId)).toEqual(['y']);
  });

  it('sends nothing to another session, though its stream has the same name', () => {
    const { store, first } = filled(3);
    expect(replayed(store, first, 'bob')).toBeUndefined();
    store.append({ session: 'bob', name: 'call-1' }, 'for bob');
    expect(replayed(store, first, 'bob')).toEqual(['for bob']);
  });

  it.each([
    ['nothing', ''],
    ['a name alone', 'call-1'],
    ['a number alone', '_1'],
    ['a number not given out yet', 'call-1_zzz'],
    ['a number beyond counting', 'call-1_zzzzzzzzzzzzzzzzzzzz'],
    ['another stream', 'call-2_1'],
    ['no number', 'call-1_-1'],
    ['text after it', 'call-1_1\r\ndata: x'],
    ['the name of a property', '__proto__'],
  ])('sends nothing for a forged id: %s', (_, eventId) => {
    expect(replayed(filled(3).store, eventId)).toBeUndefined();
  });

  it('keeps events for five minutes', () => {
    const { store, first } = filled(2);
    jest.advanceTimersByTime(4 * 60_000);
    store.append(stream, 'late');
    expect(replayed(store, first)).toEqual(['m1', 'late']);
    jest.advanceTimersByTime(60_000);
    expect(replayed(store, first)).toEqual(['late']);
    jest.advanceTimersByTime(4 * 60_000);
    expect(replayed(store, first)).toBeUndefined();
  });

  it('keeps the last of too many events of a stream', () => {
    const { store, first } = filled(10, { maxEvents: 3 });
    expect(replayed(store, first)).toEqual(['m7', 'm8', 'm9']);
  });

  it('keeps the last events of a stream with too many bytes, and one large answer', () => {
    const store = new MemoryEventStore({ maxBytes: 4_096 });
    const priming = store.append(stream, '');
    for (const digit of '12345') store.append(stream, digit.repeat(1_000));
    expect(replayed(store, priming)?.map(([digit]) => digit)).toEqual([
      '3',
      '4',
      '5',
    ]);
    store.append(stream, 'x'.repeat(10_000));
    expect(replayed(store, priming)).toEqual(['x'.repeat(10_000)]);
  });

  it('drops the streams that were silent the longest when all of them are too much', () => {
    const store = new MemoryEventStore({ maxTotalBytes: 5_000 });
    const add = (name: string) =>
      store.append({ session: 'ada', name }, name.repeat(1_000));
    const [a, b] = [add('a'), add('b')];
    add('a');
    const c = add('c');
    expect(replayed(store, b)).toBeUndefined();
    expect([replayed(store, a), replayed(store, c)]).toEqual([
      ['a'.repeat(1_000)],
      [],
    ]);
  });

  it('keeps nothing that is too much by itself', () => {
    const store = new MemoryEventStore({ maxTotalBytes: 5_000 });
    const id = store.append(stream, '');
    store.append(stream, 'x'.repeat(9_000));
    expect(replayed(store, id)).toBeUndefined();
    expect(replayed(store, store.append(stream, 'y'))).toEqual([]);
  });

  it('gives no id twice, though a stream was dropped and begins anew', () => {
    const { store, ids } = filled(3);
    store.forget(stream);
    const anew = store.append(stream, 'anew');
    expect(ids).not.toContain(anew);
    expect(replayed(store, ids[0] ?? '')).toEqual(['anew']);
  });

  it('forgets a stream and leaves the others', () => {
    const { store, first } = filled(2);
    const other = store.append({ session: 'ada', name: 'call-2' }, 'a');
    store.forget(stream);
    store.forget({ session: 'ada', name: 'never-was' });
    expect(replayed(store, first)).toBeUndefined();
    expect(replayed(store, other)).toEqual([]);
  });

  it('gives the memory back once all has expired, and then rests', () => {
    filled(10);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(11 * 60_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
