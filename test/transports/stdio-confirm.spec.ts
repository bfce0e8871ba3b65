import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { Confirm, McpModule, Tool } from '../../lib/index.js';
import { findServer } from '../../lib/internal.js';
import { LineWriter } from '../../lib/transports/stdio/line-writer.js';
import { StdioTransport } from '../../lib/transports/stdio/stdio-transport.js';
import { silentLogger } from '../support/silent-logger.js';
import { initialize, modern, Pipes } from './stdio.fixture.js';

@Injectable()
class Tools {
  @Tool()
  @Confirm('Delete everything?')
  wipe() {
    return 'all gone';
  }
}

@Module({ imports: [McpModule.forRoot()], providers: [Tools] })
class AppModule {}

async function open() {
  const module = await Test.createTestingModule({ imports: [AppModule] })
    .setLogger(silentLogger)
    .compile();
  const server = await findServer(module, 'default');
  const pipes = new Pipes();
  const transport = new StdioTransport({
    input: pipes.input,
    output: new LineWriter(pipes.output),
    connect: (sink) => server.connect({ transport: 'stdio', sink }),
    maxMessageSize: 65_536,
    graceMs: 1_000,
  });
  const close = async () => {
    transport.close();
    await module.close();
  };
  return { pipes: pipes.read(), close };
}

const said = (action: string) => ({ action, content: {} });
const call = { name: 'wipe', arguments: {} };

describe('a tool with @Confirm() over stdio', () => {
  it.each([
    ['accept', { content: [{ type: 'text', text: 'all gone' }] }],
    ['cancel', { isError: true }],
  ])('asks up to 2025-11-25 by a request: %s', async (action, result) => {
    const { pipes, close } = await open();
    pipes.send(initialize(1, { capabilities: { elicitation: {} } }), {
      method: 'notifications/initialized',
    });
    await pipes.answers(1);
    pipes.send({ id: 2, method: 'tools/call', params: call });
    const [, question] = await pipes.answers(2);
    expect(question).toMatchObject({
      method: 'elicitation/create',
      params: { message: 'Delete everything?' },
    });
    pipes.send({ id: question?.id, result: said(action) });
    const [, , answer] = await pipes.answers(3);

    expect(answer).toMatchObject({ id: 2, result });
    await close();
  });

  it.each([
    ['accept', { content: [{ type: 'text', text: 'all gone' }] }],
    ['cancel', { isError: true }],
  ])('asks from 2026-07-28 on by its answer: %s', async (action, result) => {
    const { pipes, close } = await open();
    const able = {
      'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
    };
    pipes.send(modern(1, 'tools/call', call, able));
    const [asking] = await pipes.answers(1);
    expect(asking?.result?.['inputRequests']).toMatchObject({
      '@confirm': { params: { message: 'Delete everything?' } },
    });
    const again = {
      ...call,
      requestState: asking?.result?.['requestState'],
      inputResponses: { '@confirm': said(action) },
    };
    pipes.send(modern(2, 'tools/call', again, able));
    const [, answer] = await pipes.answers(2);

    expect(answer).toMatchObject({ id: 2, result });
    await close();
  });
});
