import { Injectable } from '@nestjs/common';
import { Tool, VersionFilter } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';
import { entriesOf } from './support.js';

@Injectable()
class Generations {
  @Tool({ name: 'find', version: '1.9' })
  first(): string {
    return '1.9';
  }

  @Tool({ name: 'find', version: '2.0' })
  second(): string {
    return '2.0';
  }

  @Tool({ name: 'find', version: '3.0rc1' })
  third(): string {
    return '3.0rc1';
  }

  @Tool()
  help(): void {}
}

describe('VersionFilter', () => {
  it.each([
    [{ gte: '2' }, ['2.0', '3.0rc1', undefined]],
    [{ lt: '2' }, ['1.9', undefined]],
    [{ gte: 'v1.10', lt: '3.0rc1' }, ['2.0', undefined]],
    [{ gte: '2', lt: '3', includeUnversioned: false }, ['2.0', '3.0rc1']],
  ])('keeps what is in %j', async (options, versions) => {
    const entries = await entriesOf(
      { providers: [Generations] },
      { transforms: [new VersionFilter(options)] },
    );

    expect(
      entries.map((entry) => ('version' in entry ? entry.version : undefined)),
    ).toEqual(versions);
  });

  it('lets the highest version that is left be called', async () => {
    const client = await clientOf(
      { providers: [Generations] },
      { transforms: [new VersionFilter({ lt: '3.dev0' })] },
    );

    expect(await client.callTool({ name: 'find' })).toMatchObject({
      content: [{ text: '2.0' }],
    });
  });

  it.each([
    [{}, 'neither gte nor lt'],
    [undefined, 'neither gte nor lt'],
    [{ gte: 2 }, 'are texts'],
    [{ gte: '' }, 'are texts'],
    [{ gte: '2.0', lt: '2' }, 'no version is from 2.0 on and below 2.'],
  ])('refuses %j', (options, words) => {
    expect(() => Reflect.construct(VersionFilter, [options])).toThrow(words);
    expect(() => Reflect.construct(VersionFilter, [options])).toThrow(
      '[MCP_INVALID_VERSION_FILTER]',
    );
  });
});
