import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import {
  SessionRegistry,
  type SessionRegistryOptions,
} from '../../lib/sessions/session-registry.js';
import type { Session } from '../../lib/sessions/session.js';
import { otherRing, ring, sessionOf } from './sessions.fixture.js';

const HOUR = 3_600_000;
const replica = (options: Partial<SessionRegistryOptions> = {}) =>
  new SessionRegistry({ keys: ring(), serverId: 'default', ...options });
const { client } = sessionOf();
const init = { version: '2025-11-25', client, principal: 'user:ada' };

/** What a registry with its own memory finds, which it does at once. */
function found(registry: SessionRegistry, token: string): Session {
  const session = registry.find(token);
  if (typeof session !== 'object' || session instanceof Promise) {
    throw new Error('There is no such session, or not yet.');
  }
  return session;
}

describe('a session', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is served by any replica, and by the same one after a restart', () => {
    const token = replica().open(init).token;
    expect(found(replica(), token)).toMatchObject({
      version: '2025-11-25',
      client,
    });
  });

  it('is found at once, without a promise, as long as there is no shared store', () => {
    const registry = replica({ idleTtlMs: HOUR });
    expect(registry.find(registry.open(init).token)).toMatchObject({ client });
  });

  it('has an id of its own', () => {
    const registry = replica();
    const ids = [init, init].map(
      (same) => found(registry, registry.open(same).token).id,
    );
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[\w-]{22}$/);
  });

  it('belongs to the caller it was opened for', () => {
    const registry = replica();
    const session = found(replica(), registry.open(init).token);
    expect(registry.belongsTo(session, 'user:ada')).toBe(true);
    expect(registry.belongsTo(session, 'user:bob')).toBe(false);
    expect(registry.belongsTo(session, undefined)).toBe(false);
  });

  it('of an anonymous caller belongs to anonymous callers only', () => {
    const registry = replica();
    const session = found(
      registry,
      registry.open({ ...init, principal: undefined }).token,
    );
    expect(registry.belongsTo(session, undefined)).toBe(true);
    expect(registry.belongsTo(session, 'user:ada')).toBe(false);
  });

  it('is unknown on another server, and where the keys are others', () => {
    const token = replica().open(init).token;
    expect(replica({ serverId: 'b' }).find(token)).toBeUndefined();
    expect(replica({ keys: otherRing() }).find(token)).toBeUndefined();
    expect(replica().find('forged')).toBeUndefined();
  });

  it('lasts a day unless told, whatever is called meanwhile', () => {
    const registry = replica();
    const token = registry.open(init).token;
    jest.advanceTimersByTime(24 * HOUR - 1_000);
    expect(registry.find(token)).toBeDefined();
    jest.advanceTimersByTime(1_000);
    expect(registry.find(token)).toBeUndefined();
  });

  it('lasts as long as told', () => {
    const registry = replica({ ttlMs: 5_000 });
    const token = registry.open(init).token;
    jest.advanceTimersByTime(5_000);
    expect(registry.find(token)).toBeUndefined();
  });

  it('is over once it was ended; others go on', () => {
    const registry = replica();
    const [token, other] = [
      registry.open(init).token,
      registry.open(init).token,
    ];
    void registry.end(found(registry, token));
    expect(registry.find(token)).toBe('ended');
    expect(registry.find(other)).toMatchObject({ client });
  });

  it('stays ended until it would have expired anyway', () => {
    const registry = replica({ ttlMs: 10_000 });
    const token = registry.open(init).token;
    void registry.end(found(registry, token));
    jest.advanceTimersByTime(8_000);
    expect(registry.find(token)).toBe('ended');
    jest.advanceTimersByTime(2_000);
    expect(registry.find(token)).toBeUndefined();
  });

  it('may be ended twice', () => {
    const registry = replica();
    const token = registry.open(init).token;
    const session = found(registry, token);
    void registry.end(session);
    void registry.end(session);
    expect(registry.find(token)).toBe('ended');
  });
});

describe('an idle session', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('expires when it was never used', () => {
    const registry = replica({ idleTtlMs: HOUR });
    const token = registry.open(init).token;
    jest.advanceTimersByTime(HOUR + 1_000);
    expect(registry.find(token)).toBeUndefined();
  });

  it('lives on as long as it is used often enough', () => {
    const registry = replica({ idleTtlMs: HOUR });
    const token = registry.open(init).token;
    for (let calls = 0; calls < 20; calls += 1) {
      jest.advanceTimersByTime(0.95 * HOUR);
      expect(registry.find(token)).toBeDefined();
    }
    jest.advanceTimersByTime(1.11 * HOUR);
    expect(registry.find(token)).toBeUndefined();
  });

  it('does not come back by being asked for', () => {
    const registry = replica({ idleTtlMs: HOUR });
    const token = registry.open(init).token;
    jest.advanceTimersByTime(2 * HOUR);
    expect(registry.find(token)).toBeUndefined();
    expect(registry.find(token)).toBeUndefined();
  });

  it('lives a day where nothing else was asked for', () => {
    const registry = replica();
    const token = registry.open(init).token;
    jest.advanceTimersByTime(23 * HOUR);
    expect(registry.find(token)).toBeDefined();
  });
});
