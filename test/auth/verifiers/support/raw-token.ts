import { createHmac } from 'node:crypto';

/** JSON as a segment of a token. */
export function segment(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text).toString('base64url');
}

/** A token put together by hand, with any signature. */
export function rawToken(
  header: unknown,
  claims: unknown,
  signature = '',
): string {
  return `${segment(header)}.${segment(claims)}.${signature}`;
}

/** A token signed with HS256, whatever its header says. */
export function hmacToken(
  header: unknown,
  claims: unknown,
  secret: string | Uint8Array,
): string {
  const input = `${segment(header)}.${segment(claims)}`;
  const signature = createHmac('sha256', secret).update(input);
  return `${input}.${signature.digest('base64url')}`;
}
