import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/**
 * Adds an event to a stream and drops the oldest where there are too many, too
 * large or too old: in one step, so that replicas may add to the same stream.
 * The number of bytes is kept beside the stream, as Redis has no cap on those.
 */
const SOURCE = `
local id = redis.call('XADD', KEYS[1], '*', 'm', ARGV[1])
local bytes = redis.call('INCRBY', KEYS[2], #ARGV[1])
local count = redis.call('XLEN', KEYS[1])
local maxEvents, maxBytes, ttl = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local oldest = tonumber(string.match(id, '^%d+')) - ttl
local dropped = 0
while count > 1 do
  local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  local isOld = tonumber(string.match(first[1], '^%d+')) < oldest
  if count <= maxEvents and bytes - dropped <= maxBytes and not isOld then break end
  redis.call('XDEL', KEYS[1], first[1])
  dropped = dropped + #first[2][2]
  count = count - 1
end
if dropped > 0 then redis.call('DECRBY', KEYS[2], dropped) end
redis.call('PEXPIRE', KEYS[1], ttl)
redis.call('PEXPIRE', KEYS[2], ttl)
return id
`;

const SHA = createHash('sha1').update(SOURCE).digest('hex');

/** What a stream may hold. */
export interface StreamLimits {
  readonly maxEvents: number;
  readonly maxBytes: number;
  readonly ttlMs: number;
}

/**
 * Adds an event to a stream within limits; the last one stays though it be larger.
 * @returns Redis' id of it
 */
export async function appendTo(
  client: Redis,
  keys: readonly [stream: string, bytes: string],
  message: string,
  { maxEvents, maxBytes, ttlMs }: StreamLimits,
): Promise<string> {
  const args = [...keys, message, maxEvents, maxBytes, ttlMs];
  try {
    return String(await client.evalsha(SHA, keys.length, ...args));
  } catch (error) {
    // A Redis that has been started anew knows no scripts.
    const isUnknown =
      error instanceof Error && error.message.startsWith('NOSCRIPT');
    if (!isUnknown) throw error;
    return String(await client.eval(SOURCE, keys.length, ...args));
  }
}
