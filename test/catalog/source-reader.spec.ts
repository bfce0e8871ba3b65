import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { SourceReader } from '../../lib/catalog/source-reader.js';
import type { CatalogEntry } from '../../lib/components/component.js';
import { toolEntry } from './entries.js';

const find = toolEntry('find');
const sell = toolEntry('sell');

type Given = readonly CatalogEntry[] | Promise<readonly CatalogEntry[]>;

describe('a source that is read', () => {
  const warn = jest
    .spyOn(Logger.prototype, 'warn')
    .mockImplementation(() => {});

  afterEach(() => warn.mockClear());

  const reader = (given: (() => Given)[], late = () => {}) => {
    let at = 0;
    const entries = () => given[Math.min(at++, given.length - 1)]?.() ?? [];
    return new SourceReader({ id: 'shop', entries }, late, 50);
  };

  it('gives what there is', async () => {
    expect(await reader([() => [find]]).read()).toEqual([find]);
    expect(await reader([async () => [find]]).read()).toEqual([find]);
  });

  it('keeps what it gave last when it throws, and says so', async () => {
    const source = reader([
      () => [find],
      () => {
        throw new Error('The database is away.');
      },
      async () => {
        throw new Error('The database is away.');
      },
    ]);
    await source.read();
    expect(await source.read()).toEqual([find]);
    expect(await source.read()).toEqual([find]);
    // Once a minute.
    expect(warn.mock.calls).toEqual([
      [
        'The component source "shop" failed; what it gave last stays. The database is away.',
      ],
    ]);
  });

  it('takes what comes late, and does not ask for it again', async () => {
    const answers: ((entries: readonly CatalogEntry[]) => void)[] = [];
    const entries = jest.fn(
      () =>
        new Promise<readonly CatalogEntry[]>((resolve) =>
          answers.push(resolve),
        ),
    );
    const late = jest.fn();
    const source = new SourceReader(
      { id: 'shop', entries, changes: () => () => {} },
      late,
      50,
    );
    expect(await source.read()).toEqual([]);
    // While it is waited for, nobody else waits.
    expect(await source.read()).toEqual([]);
    answers[0]?.([sell]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(late).toHaveBeenCalledTimes(1);
    expect(await source.read()).toEqual([sell]);
    expect(entries).toHaveBeenCalledTimes(1);
  });

  it('is asked again only when it says that it changed', async () => {
    let tell = () => {};
    const entries = jest.fn(async () => [find]);
    const source = new SourceReader(
      {
        id: 'shop',
        entries,
        changes: (listener) => {
          tell = listener;
          return () => {};
        },
      },
      () => {},
    );
    const changed = jest.fn();
    source.watch(changed);
    await source.read();
    await source.read();
    expect(entries).toHaveBeenCalledTimes(1);
    tell();
    expect(changed).toHaveBeenCalledTimes(1);
    await source.read();
    expect(entries).toHaveBeenCalledTimes(2);
  });

  it('finds nothing when it fails or hangs', async () => {
    for (const found of [
      () => Promise.reject(new Error('No.')),
      () => new Promise<undefined>(() => {}),
    ]) {
      const source = new SourceReader(
        { id: 'shop', entries: () => [], find: found },
        () => {},
        20,
      );
      expect(await source.find('tool', 'find')).toBeUndefined();
    }
  });
});
