import { readFileSync } from 'node:fs';
import { MAX_CONTENT_BYTES } from '../../lib/content/read-limited.js';
import { MOST_URIS } from '../../lib/exchange/subscribed-uris.js';
import { COLLECT_LIMITS } from '../../lib/execution/collect.js';
import {
  DEFAULT_CONCURRENCY,
  DEFAULT_RATE_TTL_MS,
  DEFAULT_RESULT_SIZE,
} from '../../lib/execution/limits/limit-options.js';
import { MAX_BATCH } from '../../lib/protocol/oversized.js';
import { MAX_JSON_DEPTH } from '../../lib/schema/json-depth.js';
import { MAX_BACKLOG } from '../../lib/transports/connection/connection-channel.js';
import { DEFAULT_MAX_BODY_SIZE } from '../../lib/transports/http/http-options.js';
import { DEFAULT_MAX_MESSAGE_SIZE } from '../../lib/transports/stdio/stdio-transport.js';
import { LONGEST_URI } from '../../lib/uri/resource-uri.js';

const page = readFileSync(
  new URL('../../docs/limits.md', import.meta.url),
  'utf8',
);

const MIB = 1024 * 1024;

describe('docs/limits.md', () => {
  it.each([
    ['`limits.concurrency`', `${DEFAULT_CONCURRENCY} for callers`],
    ['`limits.resultSize`', `${DEFAULT_RESULT_SIZE / MIB} MiB`],
    ['`http.maxBodySize`', `${DEFAULT_MAX_BODY_SIZE / MIB} MiB`],
    ['`rate.ttlMs`', DEFAULT_RATE_TTL_MS === 60_000 ? 'a minute' : ''],
    ['bytes of an HTTP body', `${DEFAULT_MAX_BODY_SIZE / MIB} MiB`],
    ['bytes of a message over stdio', `${DEFAULT_MAX_MESSAGE_SIZE / MIB} MiB`],
    ['levels of nesting of a message', String(MAX_JSON_DEPTH)],
    ['messages in a batch', String(MAX_BATCH)],
    ['characters of a URI', LONGEST_URI.toLocaleString('en')],
    ['resources one session or stream watches', String(MOST_URIS)],
    ['bytes a client leaves unread', `${MAX_BACKLOG / MIB} MiB`],
    [
      'a file, a `Blob`, a stream or an iterable of a result',
      `${MAX_CONTENT_BYTES / MIB} MiB`,
    ],
    [
      'items of an iterable; resources a template lists',
      COLLECT_LIMITS.maxItems.toLocaleString('en'),
    ],
  ])('says of %s what the code says: %s', (what, value) => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${what} `));
    expect(row?.split('|')[2]?.trim()).toMatch(new RegExp(`^${value}(?!\\d)`));
  });
});
