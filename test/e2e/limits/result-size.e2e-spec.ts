import type { INestApplication } from '@nestjs/common';
import { PLATFORMS, start } from '../support/platforms.js';
import { rpc, send } from '../support/rpc.js';
import { deskApp } from './desk.js';

const ERAS = ['legacy', 'modern'] as const;
const MOST = 10_000;

describe.each(PLATFORMS)('limits.resultSize on %s', (platform) => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    const running = await start(deskApp({ resultSize: MOST }), platform);
    app = running.app;
    url = `${running.url}/mcp`;
  });
  afterAll(() => app.close());

  describe.each(ERAS)('in the %s era', (era) => {
    const tool = (name: string, bytes: number) =>
      rpc(url, era, 'tools/call', { name, arguments: { bytes } });

    it.each([
      ['text of many bytes, in fewer characters', 'large', 10_000, /has \d+/],
      ['text of many characters', 'large', 100_000, /has at least 50000/],
      [
        'rows, whose text and structure are too large together',
        'rows',
        8_000,
        /has \d+/,
      ],
    ])('tells the model of %s', async (_, name, bytes, words) => {
      const { status, body } = await tool(name, bytes);
      expect(status).toBe(200);
      expect(body.result).toMatchObject({
        isError: true,
        ...(era === 'modern' && { resultType: 'complete' }),
      });
      const [{ text }] = body.result.content;
      expect(text).toMatch(words);
      expect(text).toMatch(/ bytes; the limit is 10000: narrow the request\.$/);
      expect(body.result).not.toHaveProperty('structuredContent');
    });

    it('says of a resource and a prompt what is wrong, as an error', async () => {
      const answers = [
        await rpc(url, era, 'resources/read', { uri: 'desk://9000' }),
        await rpc(url, era, 'prompts/get', {
          name: 'story',
          arguments: { bytes: '20000' },
        }),
      ];
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        expect(body.error.code).toBe(-32603);
        expect(body.error.message).toMatch(
          /^The result has at least \d+ bytes; the limit is 10000: narrow the request\.$/,
        );
      }
    });

    it('lets what fits through', async () => {
      const { body } = await tool('large', 9_000);
      expect(body.result.content[0].text).toHaveLength(4_500);
      const read = await rpc(url, era, 'resources/read', {
        uri: 'desk://6000',
      });
      expect(read.body.result.contents[0].blob).toHaveLength(8_000);
    });
  });

  it('is for each message of a batch', async () => {
    const batch = [20_000, 100].map((bytes, id) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name: 'large', arguments: { bytes } },
    }));
    const { body } = await send(url, JSON.stringify(batch), {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    });
    expect(body).toMatchObject([
      { id: 0, result: { isError: true } },
      { id: 1, result: { content: [{ type: 'text' }] } },
    ]);
  });
});

it('is 32 MiB by default', async () => {
  const { app, url } = await start(deskApp(), 'express');
  try {
    const read = (bytes: number) =>
      rpc(`${url}/mcp`, 'modern', 'resources/read', {
        uri: `desk://${bytes}`,
      });
    expect((await read(16 * 1024 * 1024)).body).toHaveProperty('result');
    expect((await read(26 * 1024 * 1024)).body.error.message).toContain(
      'the limit is 33554432',
    );
  } finally {
    await app.close();
  }
});
