import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/**
 * Counts a request in a window that begins with the first one, and blocks who
 * sends more: in one step, so that replicas count together. A caller who is
 * blocked is not counted.
 */
const SOURCE = `
local blocked = redis.call('PTTL', KEYS[2])
if blocked > 0 then
  return { tonumber(ARGV[2]) + 1, math.max(0, redis.call('PTTL', KEYS[1])), blocked }
end
local hits = redis.call('INCR', KEYS[1])
if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
local left = redis.call('PTTL', KEYS[1])
if hits <= tonumber(ARGV[2]) then return { hits, left, 0 } end
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[2], '1', 'PX', ARGV[3])
return { hits, left, tonumber(ARGV[3]) }
`;

const SHA = createHash('sha1').update(SOURCE).digest('hex');

/**
 * Counts one request.
 * @returns requests so far, and how many milliseconds are left of the window and of a block
 */
export async function countIn(
  client: Redis,
  keys: readonly [hits: string, block: string],
  args: readonly [ttlMs: number, limit: number, blockMs: number],
): Promise<readonly [hits: number, leftMs: number, blockedMs: number]> {
  const sent = [...keys, ...args];
  const reply: unknown = await client
    .evalsha(SHA, keys.length, ...sent)
    .catch((error: unknown) => {
      // A Redis that has been started anew knows no scripts.
      const isUnknown =
        error instanceof Error && error.message.startsWith('NOSCRIPT');
      if (!isUnknown) throw error;
      return client.eval(SOURCE, keys.length, ...sent);
    });
  const [hits, leftMs, blockedMs] = Array.isArray(reply) ? reply : [];
  return [Number(hits), Number(leftMs), Number(blockedMs)];
}
