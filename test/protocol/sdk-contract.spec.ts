import { ProtocolError } from '@modelcontextprotocol/server';
import { isProtocolError } from '../../lib/execution/client-error.js';
import * as sdk from '../../lib/sdk.js';
import { MODERN, envelope } from './fixtures.js';

describe('what the library takes from the SDK', () => {
  it('is this and no more', () => {
    expect(Object.keys(sdk).sort()).toEqual([
      'CLIENT_CAPABILITIES_META_KEY',
      'CLIENT_INFO_META_KEY',
      'LOG_LEVEL_META_KEY',
      'PROTOCOL_VERSION_META_KEY',
      'RELATED_TASK_META_KEY',
      'SERVER_INFO_META_KEY',
      'classifyInboundRequest',
      'isJsonContentType',
    ]);
  });

  it('names _meta keys as the specification does', () => {
    const keys = [
      sdk.CLIENT_CAPABILITIES_META_KEY,
      sdk.CLIENT_INFO_META_KEY,
      sdk.LOG_LEVEL_META_KEY,
      sdk.PROTOCOL_VERSION_META_KEY,
      sdk.RELATED_TASK_META_KEY,
      sdk.SERVER_INFO_META_KEY,
    ];
    expect(
      keys.map((key) => key.replace('io.modelcontextprotocol/', '')),
    ).toEqual([
      'clientCapabilities',
      'clientInfo',
      'logLevel',
      'protocolVersion',
      'related-task',
      'serverInfo',
    ]);
  });

  it('knows its errors across copies of the package', () => {
    const error = new ProtocolError(-32602, 'no', { a: 1 });
    expect(isProtocolError(error)).toBe(true);
    expect([error.code, error.message, error.data]).toEqual([
      -32602,
      'no',
      { a: 1 },
    ]);
    expect(isProtocolError(new Error('no'))).toBe(false);
  });

  it('classifies into three kinds, with what we read of each', () => {
    const request = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/list',
      params: { _meta: envelope() },
    };
    const on = (body: unknown, protocolVersionHeader?: string) =>
      sdk.classifyInboundRequest({
        httpMethod: 'POST',
        body,
        ...(protocolVersionHeader && { protocolVersionHeader }),
      });
    expect(on(request)).toMatchObject({
      kind: 'modern',
      message: request,
      classification: { revision: MODERN },
    });
    expect(on({ ...request, params: {} })).toMatchObject({ kind: 'legacy' });
    expect(on({ ...request, params: {} }, MODERN)).toMatchObject({
      kind: 'reject',
      code: -32602,
      message: expect.any(String),
      data: {},
    });
    expect(on({ jsonrpc: '2.0', method: 'x' }, MODERN)).toMatchObject({
      kind: 'modern',
      classification: { revision: MODERN },
    });
  });

  it.each([
    ['application/json', true],
    ['application/json; charset=x', true],
    ['text/plain', false],
    [undefined, false],
  ])('reads content type %p as JSON: %p', (type, json) =>
    expect(sdk.isJsonContentType(type)).toBe(json),
  );
});
