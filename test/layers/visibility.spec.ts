import { Injectable } from '@nestjs/common';
import {
  type CatalogEntry,
  Tool,
  Visibility,
  type VisibilityCriteria,
  type VisibilityRule,
} from '../../lib/index.js';
import { isEnabled } from '../../lib/catalog/visibility-rules.js';
import { clientOf } from '../discovery/support.js';
import { Docs } from './docs.fixture.js';
import { entriesOf } from './support.js';

@Injectable()
class Tools {
  @Tool({ tags: ['read', 'public'], version: '1.0' })
  find(): void {}

  @Tool({ tags: ['write'], version: '2.0' })
  order(): void {}

  @Tool()
  help(): void {}
}

describe('visibility rules', () => {
  let tools: readonly CatalogEntry[];
  let docs: readonly CatalogEntry[];

  beforeAll(async () => {
    tools = await entriesOf({ providers: [Tools] });
    docs = await entriesOf({ providers: [Docs] });
  });

  const enabled = (
    entries: readonly CatalogEntry[],
    ...rules: readonly VisibilityRule[]
  ): string[] =>
    entries.flatMap((entry) =>
      entry.kind !== 'completion' && isEnabled(entry, rules)
        ? [entry.name]
        : [],
    );

  it.each<[string, VisibilityCriteria, string[]]>([
    ['names', { names: ['find', 'help'] }, ['order']],
    ['any of several tags', { tags: ['read', 'write'] }, ['help']],
    [
      'names and tags at once',
      { names: ['find'], tags: ['write'] },
      ['find', 'order', 'help'],
    ],
    ['a version', { version: '2' }, ['find', 'help']],
    ['a range of versions', { version: { lt: '2' } }, ['order', 'help']],
    ['nothing at all', {}, ['find', 'order', 'help']],
    ['an empty list', { names: [] }, ['find', 'order', 'help']],
    ['everything', { all: true }, []],
    [
      'everything of some kinds',
      { all: true, components: ['prompt'] },
      ['find', 'order', 'help'],
    ],
  ])('are about %s', (_, criteria, left) => {
    expect(enabled(tools, { action: 'disable', ...criteria })).toEqual(left);
  });

  it('know resources by URI, template and name', () => {
    expect(
      enabled(docs, {
        action: 'enable',
        only: true,
        names: ['DOCS://contents', 'raw://{path}', 'book'],
      }),
    ).toEqual(['contents', 'book', 'raw']);
  });

  it('let a later one override an earlier one', () => {
    const none = { action: 'disable', all: true } as const;
    const some = { action: 'enable', names: ['help'] } as const;

    expect(enabled(tools, none, some)).toEqual(['help']);
    expect(enabled(tools, some, none)).toEqual([]);
  });

  it('disable everything else of the kinds they name with only', () => {
    expect(
      enabled([...tools, ...docs], {
        action: 'enable',
        only: true,
        names: ['help'],
        components: ['tool'],
      }),
    ).toEqual(['help', 'summary', 'contents', 'book', 'motd', 'page', 'raw']);
  });
});

describe('Visibility', () => {
  it('drops what is disabled from lists and calls', async () => {
    const client = await clientOf(
      { providers: [Tools] },
      { transforms: [new Visibility({ tags: ['write'] }, 'disable')] },
    );

    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      'find',
      'help',
    ]);
    await expect(client.callTool({ name: 'order' })).rejects.toThrow(
      'Unknown tool: order',
    );
  });

  it('drops completions with what they complete', async () => {
    const client = await clientOf(
      { providers: [Docs] },
      {
        transforms: [
          new Visibility({ components: ['prompt', 'resource'] }, 'disable'),
        ],
      },
    );

    expect(client.getServerCapabilities()).toEqual({
      tools: expect.anything(),
      logging: expect.anything(),
    });
  });

  it('takes several rules, of which a later one overrides an earlier one', async () => {
    const client = await clientOf(
      { providers: [Tools] },
      {
        transforms: [
          new Visibility([
            { action: 'disable', all: true },
            { action: 'enable', tags: ['read'] },
          ]),
        ],
      },
    );

    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      'find',
    ]);
  });

  it.each([
    [[{ names: ['a'] }, 'hide'], 'the action is neither'],
    [[{ names: 'a' }, 'disable'], 'names and tags are lists of texts.'],
    [[{ components: ['template'] }, 'disable'], 'components is a list of'],
    [[{ version: {} }, 'disable'], 'version is a text, or a range'],
    [[{ only: 1 }, 'enable'], 'only and all are true or false.'],
    [[{ tags: ['a'], only: true }, 'disable'], 'only goes with "enable"'],
    [[{ names: ['a'] }, 'enable'], 'this drops nothing'],
    [[null, 'disable'], 'the criteria are no object.'],
    [[[null]], 'the criteria are no object.'],
  ])('refuses %j', (given, words) => {
    expect(() => Reflect.construct(Visibility, given)).toThrow(words);
    expect(() => Reflect.construct(Visibility, given)).toThrow(
      '[MCP_INVALID_VISIBILITY]',
    );
  });
});
