import { describe, expect, it } from '@jest/globals';
import { EndMarks } from '../../lib/sessions/end-marks.js';
import { sessionOf } from './sessions.fixture.js';

describe('the marks of sessions that have ended', () => {
  it('of named callers are pushed out by no number of anonymous ones', () => {
    const marks = new EndMarks();
    const named = sessionOf({ id: 'named' });
    marks.add(named);
    for (let n = 0; n < 100_100; n += 1) {
      const principalDigest = undefined;
      marks.add(
        sessionOf({
          id: `${n}`,
          principalDigest,
          expiresAt: named.expiresAt + 1,
        }),
      );
    }
    expect(marks.has(named)).toBe(true);
    expect(marks.has(sessionOf({ id: 'another' }))).toBe(false);
  });
});
