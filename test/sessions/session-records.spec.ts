import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { MemoryKeyValueStore } from '../../lib/sessions/memory-key-value-store.js';
import {
  decodeRecord,
  encodeRecord,
  NO_RECORD,
} from '../../lib/sessions/session-record.js';
import { SessionRecords } from '../../lib/sessions/session-records.js';
import { sessionOf } from './sessions.fixture.js';

const session = sessionOf();

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const LOCK = `session:lock:${session.id}`;

describe('what replicas record of a session', () => {
  let store: MemoryKeyValueStore;
  let replicas: SessionRecords[];

  beforeEach(() => {
    store = new MemoryKeyValueStore();
    replicas = [new SessionRecords(store), new SessionRecords(store)];
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const subscribe = async (replica: SessionRecords | undefined, uri: string) =>
    replica?.change(session, ({ uris }) => ({ uris: [...uris, uri] }));

  it('keeps what each of them changes, though they do so at once', async () => {
    const uris = Array.from({ length: 50 }, (_, n) => `docs://${n}`);
    await Promise.all(uris.map((uri, n) => subscribe(replicas[n % 2], uri)));
    const record = await replicas[0]?.read(session);
    expect(new Set(record?.uris)).toEqual(new Set(uris));
    expect(record?.revision).toBe(50);
  });

  it('is changed though a replica died in the middle of changing it', async () => {
    jest.useFakeTimers();
    store.add(LOCK, '', 5_000);
    const changed = subscribe(replicas[0], 'docs://a');
    await jest.advanceTimersByTimeAsync(5_100);
    expect((await changed)?.after.uris).toEqual(['docs://a']);
    expect(store.get(LOCK)).toBeUndefined();
  });

  it('is not waited for longer than seven seconds', async () => {
    jest.useFakeTimers();
    store.add(LOCK, '', 60_000);
    const changed = subscribe(replicas[0], 'docs://a');
    const failed = expect(changed).rejects.toThrow('not free within 7000 ms');
    await jest.advanceTimersByTimeAsync(7_100);
    await failed;
  });

  it('leaves the lock of another alone that holds it by now', async () => {
    const changed = replicas[0]?.change(session, () => {
      // It took so long that another has it.
      store.set(LOCK, 'another', 5_000);
      return { writer: 'one' };
    });
    await changed;
    expect(store.get(LOCK)).toBe('another');
  });

  it('is not overwritten by a replica whose store took too long', async () => {
    jest.useFakeTimers();
    const slow = new SessionRecords({
      get: (key) => {
        const value = store.get(key);
        return sleep(3_500).then(() => value);
      },
      set: (key, value, ttlMs) => store.set(key, value, ttlMs),
      add: (key, value, ttlMs) => store.add(key, value, ttlMs),
      delete: (key) => store.delete(key),
    });
    const late = expect(subscribe(slow, 'docs://late')).rejects.toThrow(
      'was held for 3500 ms',
    );
    await jest.advanceTimersByTimeAsync(7_000);
    await late;
    const after = subscribe(replicas[1], 'docs://a');
    await jest.advanceTimersByTimeAsync(1_000);
    expect((await after)?.after.uris).toEqual(['docs://a']);
    expect(store.get(LOCK)).toBeUndefined();
  });

  it('stays as it was where a change is refused, and the next one is made', async () => {
    await subscribe(replicas[0], 'docs://a');
    const refused = replicas[0]?.change(session, () => {
      throw new Error('too many');
    });
    await expect(refused).rejects.toThrow('too many');
    const { after } = (await subscribe(replicas[1], 'docs://b')) ?? {};
    expect(after).toEqual({ revision: 2, uris: ['docs://a', 'docs://b'] });
  });

  it('is written once more only where something changes', async () => {
    const record = await replicas[0]?.change(session, () => undefined);
    expect(record).toEqual({ before: NO_RECORD, after: NO_RECORD });
    await replicas[0]?.change(session, () => ({ writer: 'one' }));
    await replicas[0]?.drop(session);
    expect(await replicas[1]?.read(session)).toEqual(NO_RECORD);
  });
});

describe('a record as text', () => {
  it('is read as it was written', () => {
    const record = { revision: 3, writer: 'one', uris: ['docs://a'] };
    expect(decodeRecord(encodeRecord(record))).toEqual(record);
  });

  it.each([
    undefined,
    '',
    '{',
    '[]',
    'null',
    '{"revision":"1"}',
    '{"revision":1}',
  ])('is as good as none where it is %j', (text) =>
    expect(decodeRecord(text)).toEqual(NO_RECORD),
  );
});
