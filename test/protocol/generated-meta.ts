import { envelope } from './fixtures.js';
import type { Random } from './random.js';
import type { Message } from './generated-message.js';

/** The `_meta` of a message of an era. */
export function metaOf(random: Random, modern: boolean): unknown {
  const progress = random.mostly<Message>(
    {},
    [
      { progressToken: 1 },
      { progressToken: 'p' },
      { progressToken: {} },
      { progressToken: 1.5 },
    ],
    0.9,
  );
  if (!modern) {
    return random.mostly<unknown>(
      undefined,
      [progress, {}, 5, { 'com.example/x': 1 }],
      0.8,
    );
  }
  return {
    ...envelope(),
    ...progress,
    ...random.mostly<Message>(
      {},
      [
        { 'io.modelcontextprotocol/protocolVersion': undefined },
        { 'io.modelcontextprotocol/protocolVersion': '2027-01-01' },
        { 'io.modelcontextprotocol/protocolVersion': '2025-11-25' },
        { 'io.modelcontextprotocol/protocolVersion': 7 },
        { 'io.modelcontextprotocol/clientCapabilities': undefined },
        { 'io.modelcontextprotocol/clientCapabilities': 5 },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            roots: { listChanged: 'x' },
          },
        },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            roots: { listChanged: true },
            sampling: {},
            elicitation: { form: {} },
          },
        },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            elicitation: { form: { applyDefaults: 'x' } },
          },
        },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            extensions: { 'com.example/x': { a: 1 } },
          },
        },
        { 'io.modelcontextprotocol/clientCapabilities': { experimental: 5 } },
        { 'io.modelcontextprotocol/clientInfo': undefined },
        { 'io.modelcontextprotocol/clientInfo': { name: 5 } },
        {
          'io.modelcontextprotocol/clientInfo': {
            name: 'a',
            version: '1',
            icons: [5],
          },
        },
        {
          'io.modelcontextprotocol/clientInfo': {
            name: 'a',
            version: '1',
            title: 'A',
          },
        },
        { 'io.modelcontextprotocol/logLevel': 'info' },
        { 'io.modelcontextprotocol/logLevel': 'loud' },
        { 'io.modelcontextprotocol/related-task': { taskId: 5 } },
      ],
      0.7,
    ),
  };
}
