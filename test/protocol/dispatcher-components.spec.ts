import { describe, expect, it } from '@jest/globals';
import type { CatalogEntry } from '../../lib/components/component.js';
import { prompt, resource, template } from './components.fixture.js';
import { ask, legacy } from './dispatcher.fixture.js';
import { catalogOf, dispatcherOf } from './fixtures.js';

const serving = (...entries: CatalogEntry[]) =>
  dispatcherOf([], {}, { catalog: catalogOf(() => entries) });

describe('a server without resources, prompts and completions', () => {
  it.each([
    'resources/list',
    'resources/templates/list',
    'resources/read',
    'prompts/list',
    'prompts/get',
    'completion/complete',
  ])('does not know %s', async (method) => {
    const reply = await ask(serving(), method);
    expect(reply).toMatchObject({ error: { code: -32601 } });
  });

  it('does not promise them', async () => {
    const { result } = await ask(serving(), 'server/discover');
    expect(Object.keys(result.capabilities)).toEqual(['logging']);
  });
});

describe('a server with them', () => {
  const server = serving(resource, template, prompt);

  it('promises what it has, and to tell of changes', async () => {
    const { result } = await ask(server, 'server/discover');
    expect(result.capabilities).toEqual({
      logging: {},
      resources: { subscribe: true, listChanged: true },
      prompts: { listChanged: true },
      completions: {},
    });
  });

  it.each([
    ['resources/list', 'resources', [{ uri: 'docs://about', name: 'about' }]],
    [
      'resources/templates/list',
      'resourceTemplates',
      [{ uriTemplate: 'docs://pages/{page}', name: 'page' }],
    ],
    [
      'prompts/list',
      'prompts',
      [{ name: 'plan', arguments: [{ name: 'city', required: true }] }],
    ],
  ])(
    'answers %s with cache hints in the modern era',
    async (method, member, items) => {
      const { result } = await ask(server, method);
      expect(result).toMatchObject({
        resultType: 'complete',
        ttlMs: 0,
        cacheScope: 'private',
        [member]: items,
      });
      const { result: old } = await ask(server, method, {}, legacy);
      expect(old).toEqual({ [member]: items });
    },
  );

  it('answers what is read with the hint of the resource, or with none to keep', async () => {
    const { result } = await ask(server, 'resources/read', {
      uri: 'docs://about',
    });
    expect(result).toMatchObject({ ttlMs: 500, cacheScope: 'public' });
    const page = { uri: 'docs://pages/one' };
    const other = await ask(server, 'resources/read', page);
    expect(other.result).toMatchObject({ ttlMs: 0, cacheScope: 'private' });
    const old = await ask(server, 'resources/read', page, legacy);
    expect(old.result).toEqual({
      contents: [{ uri: 'docs://pages/one', text: 'read' }],
    });
  });

  it('finds a resource whatever the spelling of its URI', async () => {
    const { result } = await ask(server, 'resources/read', {
      uri: 'DOCS://%61bout',
    });
    expect(result).toMatchObject({ ttlMs: 500 });
  });

  it('names the URI it does not find, by the code of the era', async () => {
    const params = { uri: 'docs://nowhere' };
    expect(await ask(server, 'resources/read', params)).toMatchObject({
      error: { code: -32602, data: params },
    });
    expect(await ask(server, 'resources/read', params, legacy)).toMatchObject({
      error: { code: -32002, data: params },
    });
  });

  it('wants a URI, a name, arguments of text and a cursor of its own', async () => {
    for (const [method, params] of [
      ['resources/read', {}],
      ['resources/read', { uri: 7 }],
      ['prompts/get', {}],
      ['prompts/get', { name: 'nobody' }],
      ['prompts/get', { name: 'plan', arguments: 'x' }],
      ['prompts/get', { name: 'plan', arguments: { city: 7 } }],
      ['prompts/list', { cursor: 'x' }],
      ['resources/list', { cursor: 7 }],
      ['completion/complete', {}],
      ['completion/complete', { ref: { type: 'ref/prompt' }, argument: {} }],
      [
        'completion/complete',
        {
          ref: { type: 'ref/other', name: 'plan' },
          argument: { name: 'city', value: '' },
        },
      ],
      [
        'completion/complete',
        {
          ref: { type: 'ref/prompt', name: 'plan' },
          argument: { name: 'city', value: '' },
          context: { arguments: { a: 1 } },
        },
      ],
    ] as const) {
      expect(await ask(server, method, params)).toMatchObject({
        error: { code: -32602 },
      });
    }
  });
});
