import { Injectable, StreamableFile } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import { collect } from '../../lib/execution/collect.js';
import { convertPrompt } from '../../lib/execution/prompt-conversion.js';
import { convertResource } from '../../lib/execution/resource-conversion.js';
import { Tool } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';

const GONE = new Error('The client is gone.');

/** Sources that give one item and then nothing, and whether each was ended. */
const SOURCES: readonly [
  string,
  () => { source: object; isEnded: () => boolean },
][] = [
  [
    'a stream',
    () => {
      const source = new PassThrough();
      source.write('a');
      return { source, isEnded: () => source.destroyed };
    },
  ],
  [
    'a web stream',
    () => {
      let ended = false;
      const source = new ReadableStream({
        start: (controller) => controller.enqueue('a'),
        cancel: () => {
          ended = true;
        },
      });
      return { source, isEnded: () => ended };
    },
  ],
  [
    'a StreamableFile',
    () => {
      const stream = new PassThrough();
      return {
        source: new StreamableFile(stream),
        isEnded: () => stream.destroyed,
      };
    },
  ],
  [
    'an iterable',
    () => {
      let ended = false;
      const source = {
        [Symbol.asyncIterator]: () => ({
          next: () => new Promise<IteratorResult<unknown>>(() => undefined),
          return: async () => {
            ended = true;
            return { done: true as const, value: undefined };
          },
        }),
      };
      return { source, isEnded: () => ended };
    },
  ],
  [
    'a generator',
    () => {
      let ended = false;
      async function* ticks() {
        try {
          for (;;) yield await wait(1, 'tick');
        } finally {
          ended = true;
        }
      }
      return { source: ticks(), isEnded: () => ended };
    },
  ],
];

const CONVERSIONS: readonly [
  string,
  (source: object, signal: () => AbortSignal) => Promise<unknown>,
][] = [
  ['collect', collect],
  [
    'a resource',
    (source, signal) => convertResource(source, { uri: 'a://b' }, signal),
  ],
  [
    'a prompt',
    (source, signal) => convertPrompt(source, { name: 'p' }, signal),
  ],
];

describe.each(CONVERSIONS)('reading for %s', (_, read) => {
  it.each(SOURCES)('ends with the call: %s', async (__, make) => {
    const { source, isEnded } = make();
    const caller = new AbortController();
    const reading = read(source, () => caller.signal);
    setTimeout(() => caller.abort(GONE), 5);

    await expect(reading).rejects.toBe(GONE);
    await wait(10);
    expect(isEnded()).toBe(true);
  });
});

describe('reading', () => {
  it('ends when the time of a tool is up', async () => {
    const source = new PassThrough();
    @Injectable()
    class Streams {
      @Tool({ timeoutMs: 20 })
      endless() {
        return source;
      }
    }
    const client = await clientOf({ providers: [Streams] });

    expect(await client.callTool({ name: 'endless' })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('within 20 ms') }],
    });
    expect(source.destroyed).toBe(true);
    await client.close();
  });

  it.each(SOURCES)(
    'does not wait for a call that is over: %s',
    async (_, make) => {
      const { source, isEnded } = make();

      await expect(collect(source, () => AbortSignal.abort(GONE))).rejects.toBe(
        GONE,
      );
      await wait(10);
      expect(isEnded()).toBe(true);
    },
  );

  it('ends a source that gives more than is read', async () => {
    const source = new PassThrough();
    source.write('too long');

    await expect(
      collect(source, undefined, { maxItems: 1, maxBytes: 3 }),
    ).rejects.toThrow('more than 3 bytes');
    expect(source.destroyed).toBe(true);
  });

  it.each([
    ['bytes', Buffer.from('a')],
    ['a Map', new Map()],
    ['a Set', new Set()],
  ])('asks for no signal where nothing is waited for: %s', async (_, value) => {
    let asked = 0;
    await collect(value, () => {
      asked += 1;
      return AbortSignal.abort(GONE);
    });

    expect(asked).toBe(0);
  });
});
