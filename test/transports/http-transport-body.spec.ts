import { Logger } from '@nestjs/common';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import {
  PLATFORMS,
  closeApps,
  headersFor,
  raw,
  startApp,
} from './app.fixture.js';
import { bytes, call, legacyCall, startOn } from './http-transport.fixture.js';

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = startOn(platform);

  describe('reads the body', () => {
    it('with characters split between chunks, and a byte order mark', async () => {
      let args: unknown;
      const { port } = await start(async (_tool, _exchange, given) => {
        args = given;
        return { content: [] };
      });
      const text = JSON.stringify({
        ...legacyCall,
        params: { name: 'echo', arguments: { text: 'Grüße 🎉' } },
      });
      const all = bytes(`\ufeff${text}`);
      const chunks = Array.from(all, (_, at) => all.subarray(at, at + 1))
        .slice(0, 3)
        .concat(
          Array.from({ length: Math.ceil((all.length - 3) / 7) }, (_, at) =>
            all.subarray(3 + at * 7, 10 + at * 7),
          ),
        );
      const response = await raw(port, {
        headers: headersFor(legacyCall),
        chunks,
      });
      expect(response.status).toBe(200);
      expect(args).toEqual({ text: 'Grüße 🎉' });
    });

    it('and refuses bytes that are no UTF-8', async () => {
      const { port } = await start();
      const response = await raw(port, {
        headers: headersFor(call),
        chunks: [new Uint8Array([0x22, 0xff, 0x22])],
      });
      expect([response.status, JSON.parse(response.body)]).toMatchObject([
        400,
        { error: { code: -32700 } },
      ]);
    });

    it('and refuses compressed ones', async () => {
      const { post } = await start();
      expect((await post(call, { 'content-encoding': 'gzip' })).status).toBe(
        415,
      );
      expect(
        (await post(call, { 'content-encoding': 'identity' })).status,
      ).toBe(200);
    });

    it.each([150, 1000, 5_000_000])(
      'up to its limit: %i bytes are too large',
      async (size) => {
        const { port } = await start(undefined, { maxBodySize: 100 });
        const text = bytes('x'.repeat(size));
        const sizings: Record<string, string>[] = [
          { 'content-length': String(size) },
          { 'transfer-encoding': 'chunked' },
        ];
        for (const sizing of sizings) {
          const response = await raw(port, {
            headers: { ...headersFor(call), ...sizing },
            chunks: [text.subarray(0, 120), text.subarray(120)],
          });
          expect(response.status).toBe(413);
          expect(response.headers['connection']).toBe('close');
          expect(JSON.parse(response.body)).toMatchObject({
            id: null,
            error: { code: -32000 },
          });
        }
      },
    );

    it('and answers 413 to a client that stops sending beyond the limit', async () => {
      const { port } = await start(undefined, { maxBodySize: 100 });
      const { connect } = await import('node:net');
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 180\r\n\r\n${'x'.repeat(120)}`,
          );
        });
        let text = '';
        socket
          .on('data', (part) => (text += part.toString()))
          .on('close', () => resolve(text));
      });
      expect(answer).toMatch(/^HTTP\/1.1 413/);
    });

    it('and lets an upload that was cut off go unanswered', async () => {
      let calls = 0;
      const { port, post } = await start(async () => {
        calls += 1;
        return { content: [] };
      });
      const { connect } = await import('node:net');
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a":',
          );
          setTimeout(() => socket.destroy(), 30);
        });
        socket.on('close', () => resolve());
      });
      expect((await post(call)).status).toBe(200);
      expect(calls).toBe(1);
    });
  });
});

describe('a body that a middleware read first', () => {
  it.each([
    ['text', JSON.stringify(legacyCall), 200],
    ['bytes', bytes(JSON.stringify(legacyCall)), 200],
    ['nothing', undefined, 400],
    ['what no JSON has', { ...legacyCall, params: [] }, 400],
  ])('is taken as it was left: %s', async (_name, left, status) => {
    const { post } = await startApp({
      platform: 'express',
      dispatcher: dispatcherOf([tool('echo')]),
      configure: (app) =>
        app.use(
          (
            request: NodeJS.ReadableStream & { body?: unknown },
            _response: unknown,
            next: () => void,
          ) => {
            request.on('end', () => {
              request.body = left;
              next();
            });
            request.resume();
          },
        ),
    });
    expect((await post(legacyCall)).status).toBe(status);
  });
});
