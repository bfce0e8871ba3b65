import { jest } from '@jest/globals';
import { LiveSessions } from '../../lib/sessions/live-sessions.js';
import { MemoryEventStore } from '../../lib/sessions/memory-event-store.js';
import { sessionOf } from './sessions.fixture.js';

const MINUTE_MS = 60_000;

describe('a session nobody uses for half an hour', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** What is known of a session some minutes after its last request. */
  function keptAfter(minutes: number, changes: object) {
    const lives = new LiveSessions(
      { belongsTo: () => true },
      new MemoryEventStore(),
    );
    const session = sessionOf();
    const live = lives.acquire(session);
    lives.release(Object.assign(live, changes));
    jest.advanceTimersByTime(minutes * MINUTE_MS);
    return lives.find(session.id);
  }

  it('goes on to hide what it hides, for as long as it lasts', () => {
    const hides = { visibility: '[{"action":"disable","names":["x"]}]' };
    expect(keptAfter(50, hides)).toMatchObject(hides);
    expect(keptAfter(62, hides)).toBeUndefined();
  });

  it('is forgotten where all it has is a log level', () => {
    const logs = { logLevel: 'debug' };
    expect(keptAfter(25, logs)).toMatchObject(logs);
    expect(keptAfter(32, logs)).toBeUndefined();
    expect(keptAfter(32, { ...logs, visibility: '' })).toBeUndefined();
  });
});
