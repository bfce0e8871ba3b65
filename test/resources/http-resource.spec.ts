import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { HttpResource, type HttpResourceOptions } from '../../lib/index.js';
import { clientOf, ERAS, refusalOf } from '../primitives/support.js';
import { upstream } from './support/upstream.js';

const server = upstream((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const answer = (type: string, body: string | Buffer, status = 200) =>
    response.writeHead(status, type ? { 'content-type': type } : {}).end(body);
  switch (pathname) {
    case '/rates':
      return answer('application/json; charset=utf-8', '{"nok":11.5}');
    case '/latin':
      return answer(
        'text/html;charset="ISO-8859-1"',
        Buffer.from([0x47, 0xfc]),
      );
    case '/odd':
      return answer('text/plain; charset=klingon', 'qapla');
    case '/png':
      return answer('image/png', Buffer.from('\x89PNG', 'latin1'));
    case '/untyped':
      return answer('', 'plain');
    case '/headers':
      return answer('text/plain', String(request.headers['x-key']));
    case '/status':
      return answer('text/plain', 'secret', Number(searchParams.get('is')));
    case '/moved':
      return response.writeHead(302, { location: '/rates' }).end();
    case '/long':
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.on('close', () => server.requests.at(-1)?.emit('left'));
      return response.write('x'.repeat(2000));
    case '/bomb':
      response.setHeader('content-encoding', 'gzip');
      return answer('text/plain', gzipSync('x'.repeat(100_000)));
    default:
      return undefined;
  }
});

const clientWith = (
  path: string,
  options: Partial<HttpResourceOptions> = {},
  era: (typeof ERAS)[number] = 'modern',
) =>
  clientOf(era, {
    providers: [
      {
        provide: 'resource',
        useFactory: () =>
          new HttpResource({
            uri: 'web://it',
            url: server.urlOf(path),
            ...options,
          }),
      },
    ],
  });

async function read(
  path: string,
  options: Partial<HttpResourceOptions> = {},
  era: (typeof ERAS)[number] = 'modern',
): Promise<object | undefined> {
  const client = await clientWith(path, options, era);
  const { contents } = await client.readResource({ uri: 'web://it' });
  return contents[0];
}

describe.each(ERAS)('a URL as a resource for %s clients', (era) => {
  it('is fetched for each read, and has the media type it came with', async () => {
    const client = await clientWith('/rates', {}, era);
    const before = server.requests.length;
    const { resources } = await client.listResources();
    expect(resources).toEqual([{ uri: 'web://it', name: 'it' }]);
    expect(server.requests).toHaveLength(before);
    for (let count = 1; count <= 2; count += 1) {
      const { contents } = await client.readResource({ uri: 'web://it' });
      expect(contents).toEqual([
        {
          uri: 'web://it',
          mimeType: 'application/json',
          text: '{"nok":11.5}',
        },
      ]);
      expect(server.requests).toHaveLength(before + count);
    }
  });

  it.each([404, 410])('is not found where it answers %i', async (status) => {
    const refusal = await refusalOf(read(`/status?is=${status}`, {}, era));
    expect(refusal).toMatchObject({
      message: 'Resource not found',
      data: { uri: 'web://it' },
    });
  });

  it.each([400, 401, 500, 304])(
    'fails without the words of an answer with %i',
    async (status) => {
      const { code, message } = await refusalOf(
        read(`/status?is=${status}`, {}, era),
      );
      expect(code).toBe(-32603);
      expect(message).toMatch(/log reference/);
      expect(message).not.toMatch(/secret|127\.0\.0\.1/);
    },
  );
});

describe('what a URL gives', () => {
  it('is text in the encoding it names', async () => {
    expect(await read('/latin')).toMatchObject({
      mimeType: 'text/html',
      text: 'Gü',
    });
  });

  it('is base64 where its media type is none of text', async () => {
    expect(await read('/png')).toMatchObject({
      mimeType: 'image/png',
      blob: 'iVBORw==',
    });
  });

  it('is base64 where its encoding is unknown', async () => {
    expect(await read('/odd')).toMatchObject({ blob: 'cWFwbGE=' });
  });

  it('is what it looks like where it has no media type', async () => {
    expect(await read('/untyped')).toMatchObject({
      mimeType: 'text/plain',
      text: 'plain',
    });
  });

  it('has the media type that is given, in lists, too', async () => {
    const client = await clientWith('/png', { mimeType: 'image/apng' });
    const { resources } = await client.listResources();
    expect(resources).toMatchObject([{ mimeType: 'image/apng' }]);
    const { contents } = await client.readResource({ uri: 'web://it' });
    expect(contents).toMatchObject([{ mimeType: 'image/apng' }]);
  });

  it('is asked for with headers', async () => {
    expect(await read('/headers', { headers: { 'x-key': 'k' } })).toMatchObject(
      { text: 'k' },
    );
  });

  it('is looked for where it moved to, unless that is not wanted', async () => {
    expect(await read('/moved')).toMatchObject({ text: '{"nok":11.5}' });
    const refused = await refusalOf(read('/moved', { redirect: 'error' }));
    expect(refused.code).toBe(-32603);
  });
});

describe('fetching ends', () => {
  it('when the answer does not come in time', async () => {
    const { code, message } = await refusalOf(
      read('/silent', { timeoutMs: 50 }),
    );
    expect(code).toBe(-32603);
    expect(message).toContain('Upstream request timed out');
  });

  it('when the body does not end in time', async () => {
    const { message } = await refusalOf(read('/long', { timeoutMs: 200 }));
    expect(message).toContain('Upstream request timed out');
  });

  it('as soon as the body is too long, its end not waited for', async () => {
    const { message } = await refusalOf(read('/long', { maxBytes: 1000 }));
    expect(message).toMatch(/log reference/);
  });

  it('when the body is too long once it is decompressed', async () => {
    const { message } = await refusalOf(read('/bomb', { maxBytes: 1000 }));
    expect(message).toMatch(/log reference/);
    expect(await read('/bomb', { maxBytes: 100_000 })).toBeDefined();
  });

  it('when the client gives up', async () => {
    const client = await clientWith('/long');
    const abort = new AbortController();
    const before = server.requests.length;
    const reading = client.readResource(
      { uri: 'web://it' },
      { signal: abort.signal },
    );
    const refused = refusalOf(reading);
    while (server.requests.length === before) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const request = server.requests.at(-1);
    if (!request) throw new Error('Nothing was asked for.');
    const left = once(request, 'left');
    abort.abort();
    await refused;
    await left;
  });

  it('with words of its own when the server has enough of us', async () => {
    const { message } = await refusalOf(read('/status?is=429'));
    expect(message).toContain('Rate limited');
    expect(message).not.toContain('secret');
  });
});

it.each(['https://ann:s3cret@example.com/', 'https://s3cret@example.com/'])(
  'a URL with credentials is found at start-up, and they are not told: %s',
  (url) => {
    const making = () => new HttpResource({ uri: 'rates://today', url });

    expect(making).toThrow(
      'The URL of resource "rates://today" has credentials in it, with which nothing is fetched: put them into headers, as Authorization.',
    );
    expect(making).not.toThrow('s3cret');
  },
);

it('what is no URL is found at start-up', () => {
  expect(() => new HttpResource({ uri: 'a://b', url: 'nonsense' })).toThrow(
    'Invalid URL',
  );
});
