import { KeyRing } from '../../lib/sessions/key-ring.js';
import type { Session } from '../../lib/sessions/session.js';

/** The ring of one deployment: replicas make their own of the same secret. */
export const ring = (): KeyRing => KeyRing.from(['k'.repeat(32)]);

/** The ring of another deployment. */
export const otherRing = (): KeyRing => KeyRing.from(['x'.repeat(32)]);

/** A session that lasts for another hour. */
export function sessionOf(changes: Partial<Session> = {}): Session {
  const now = Math.floor(Date.now() / 1_000);
  return {
    id: 'AAECAwQFBgcICQoLDA0ODw',
    version: '2025-11-25',
    client: {
      info: { name: 'inspector', version: '1.2.3' },
      capabilities: { roots: { listChanged: true }, elicitation: {} },
    },
    principalDigest: 'EBESExQVFhcYGRobHB0eHw',
    issuedAt: now,
    expiresAt: now + 3_600,
    ...changes,
  };
}
