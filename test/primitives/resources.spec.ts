import { describe, expect, it } from '@jest/globals';
import { Injectable, NotFoundException } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max } from 'class-validator';
import { z } from 'zod';
import { Input, McpContext, Resource } from '../../lib/index.js';
import { clientOf, ERAS, refusalOf } from './support.js';

class Page {
  @IsString()
  book: string;

  @IsInt()
  @Max(100)
  page: number;
}

class Search {
  @IsString()
  topic: string;

  @IsOptional()
  @IsInt()
  limit?: number = 5;
}

@Injectable()
class Library {
  @Resource({
    uri: 'library://about',
    title: 'About',
    description: 'What this is',
    mimeType: 'text/markdown',
    size: 7,
    annotations: { audience: ['user'], priority: 0.5 },
    icons: [{ src: 'https://example.com/i.png' }],
    tags: ['public'],
    meta: { 'example.com/a': 1 },
  })
  about() {
    return '# About';
  }

  @Resource('library://search/{topic}{?limit}')
  search({ topic, limit }: Search) {
    return { topic, limit };
  }

  @Resource('library://{book}/{page}')
  page({ book, page }: Page) {
    return { book, page, next: page + 1 };
  }

  @Resource('files://{path*}')
  file(@Input('path') path: string, ctx: McpContext) {
    return `${path} by ${ctx.transport}`;
  }

  @Resource({ uri: 'raw://{path*}', allowUnsafe: ['path'] })
  raw({ path }: { path: string }) {
    return path;
  }

  @Resource({
    uri: 'zod://{n}{?flag}',
    input: z.object({ n: z.coerce.number(), flag: z.boolean().optional() }),
  })
  zod(input: unknown) {
    return input;
  }

  @Resource('gone://{id}')
  gone({ id }: { id: string }) {
    throw new NotFoundException(`No ${id} here`);
  }

  @Resource('broken://it')
  broken() {
    throw new Error('the password is 1234');
  }
}

describe.each(ERAS)('resources of %s clients', (era) => {
  const client = clientOf(era, { providers: [Library] });
  const read = async (uri: string) => {
    const { contents } = await (await client).readResource({ uri });
    return contents;
  };
  const json = async (uri: string) => {
    const [content] = await read(uri);
    return content && 'text' in content ? JSON.parse(content.text) : undefined;
  };

  it('are listed with everything that was said of them', async () => {
    const { resources } = await (await client).listResources();
    expect(resources.map(({ uri }) => uri)).toEqual([
      'library://about',
      'broken://it',
    ]);
    expect(resources[0]).toMatchObject({
      uri: 'library://about',
      name: 'about',
      title: 'About',
      description: 'What this is',
      mimeType: 'text/markdown',
      size: 7,
      annotations: { audience: ['user'], priority: 0.5 },
      icons: [{ src: 'https://example.com/i.png' }],
      _meta: { 'example.com/a': 1, 'nest-fastmcp/tags': ['public'] },
    });
  });

  it('are listed as templates where the URI has variables', async () => {
    const { resourceTemplates } = await (await client).listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'library://search/{topic}{?limit}',
      'library://{book}/{page}',
      'files://{path*}',
      'raw://{path*}',
      'zod://{n}{?flag}',
      'gone://{id}',
    ]);
  });

  it('are read with the media type they are listed with', async () => {
    expect(await read('library://about')).toEqual([
      {
        uri: 'library://about',
        mimeType: 'text/markdown',
        text: '# About',
        _meta: { 'example.com/a': 1 },
      },
    ]);
  });

  it('get the variables of the URI as their validated input', async () => {
    expect(await json('library://dune/41')).toEqual({
      book: 'dune',
      page: 41,
      next: 42,
    });
  });

  it('get query parameters, or the default of the DTO without them', async () => {
    expect(await json('library://search/sand?limit=2')).toEqual({
      topic: 'sand',
      limit: 2,
    });
  });

  it('read booleans and numbers as people write them into URIs', async () => {
    expect(await json('zod://7?flag=yes')).toEqual({ n: 7, flag: true });
    expect(await json('zod://7')).toEqual({ n: 7 });
  });

  it('may take a variable by name, beside the context', async () => {
    const [content] = await read('files://a/b.txt');
    expect(content).toMatchObject({ text: 'a/b.txt by in-memory' });
  });

  it('are not read with parameters that do not fit', async () => {
    const { code, message } = await refusalOf(read('library://dune/101'));
    expect(code).toBe(-32602);
    expect(message).toContain('page');
  });

  it.each([
    'files://../etc/passwd',
    'files://a/%2e%2e/b',
    'files:///etc/passwd',
    'files://a%00b',
  ])('are not found by the dangerous %s', async (uri) => {
    expect(await refusalOf(read(uri))).toMatchObject({
      message: 'Resource not found',
      data: { uri },
    });
  });

  it('take dangerous parameters where they are told to', async () => {
    const [content] = await read('raw://../etc/passwd');
    expect(content).toMatchObject({ text: '../etc/passwd' });
  });

  it('that do not exist are named in the error', async () => {
    expect(await refusalOf(read('library://nowhere'))).toMatchObject({
      message: 'Resource not found',
      data: { uri: 'library://nowhere' },
    });
  });

  it('whose handler finds nothing are not found either', async () => {
    expect(await refusalOf(read('gone://7'))).toMatchObject({
      message: 'No 7 here',
      data: { uri: 'gone://7' },
    });
  });

  it('that fail keep their secrets', async () => {
    const { code, message } = await refusalOf(read('broken://it'));
    expect(code).toBe(-32603);
    expect(message).not.toContain('1234');
    expect(message).toMatch(/log reference [0-9a-f]{8}/);
  });
});
