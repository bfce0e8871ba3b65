import { createHmac } from 'node:crypto';
import { JWT_SECRET } from './strategies.js';

/** A JWT, as any library signs it; what is signed and how can be changed. */
export function jwtOf(
  sub: string,
  {
    secret = JWT_SECRET,
    alg = 'HS256',
    ...claims
  }: {
    readonly secret?: string;
    readonly alg?: string;
    readonly [claim: string]: unknown;
  } = {},
): string {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const signed = `${encoded({ alg, typ: 'JWT' })}.${encoded({ sub, exp, ...claims })}`;
  const signature = createHmac('sha256', secret).update(signed);
  return `${signed}.${alg === 'none' ? '' : signature.digest('base64url')}`;
}

/** A header with a token. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
