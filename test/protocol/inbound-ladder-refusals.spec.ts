import { readableId } from '../../lib/protocol/jsonrpc-message.js';
import { MODERN, envelope } from './fixtures.js';
import {
  META,
  faultOf,
  list,
  modernHeaders,
  modernList,
} from './inbound-ladder.fixture.js';

describe('the inbound ladder', () => {
  it.each([
    ['a verb other than POST', list, {}, 'method-not-allowed', 'GET'],
    ['no message', 5, {}, 'invalid-request'],
    [
      'a message with other members',
      { ...list, extra: 1 },
      {},
      'invalid-request',
    ],
    ['an empty batch', [], {}, 'invalid-request'],
    ['a batch with a modern request', [modernList], {}, 'invalid-request'],
    [
      'a modern header without an envelope',
      list,
      modernHeaders,
      'bad-envelope',
    ],
    [
      'an envelope without capabilities',
      { ...list, params: { _meta: { [`${META}protocolVersion`]: MODERN } } },
      modernHeaders,
      'bad-envelope',
    ],
    [
      'a version that differs from the header',
      modernList,
      { ...modernHeaders, 'mcp-protocol-version': '2027-01-01' },
      'header-mismatch',
    ],
    [
      'no version header',
      modernList,
      { 'mcp-method': 'tools/list' },
      'header-mismatch',
    ],
    [
      'no method header',
      modernList,
      { 'mcp-protocol-version': MODERN },
      'header-mismatch',
    ],
    [
      'another method header',
      modernList,
      { ...modernHeaders, 'mcp-method': 'tools/call' },
      'header-mismatch',
    ],
    [
      'a method header in another case',
      modernList,
      { ...modernHeaders, 'mcp-method': 'TOOLS/LIST' },
      'header-mismatch',
    ],
    [
      'a legacy version not served',
      list,
      { 'mcp-protocol-version': '2024-10-07' },
      'unsupported-version',
    ],
  ])('refuses %s', (_name, body, headers, kind, verb = 'POST') => {
    expect(faultOf(body, headers, verb)).toMatchObject({ kind });
  });

  it('says which versions it serves', () => {
    const params = {
      _meta: envelope({ [`${META}protocolVersion`]: 'v999.0.0' }),
    };
    expect(
      faultOf(
        { ...list, params },
        { ...modernHeaders, 'mcp-protocol-version': 'v999.0.0' },
      ),
    ).toEqual({
      kind: 'unsupported-version',
      code: -32022,
      data: { supported: [MODERN], requested: 'v999.0.0' },
    });
    expect(faultOf(list, { 'mcp-protocol-version': '1.0' })).toMatchObject({
      data: {
        supported: ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'],
        requested: '1.0',
      },
    });
  });

  it('allows a handshake whatever version the header names, but not among others', () => {
    const params = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'c', version: '2' },
    };
    const initialize = { ...list, method: 'initialize', params };
    expect(
      faultOf(initialize, { 'mcp-protocol-version': '1.0' }),
    ).toBeUndefined();
    expect(faultOf([initialize])).toBeUndefined();
    expect(faultOf([initialize, { ...list, id: 2 }])).toMatchObject({
      kind: 'invalid-request',
    });
  });

  it('limits batches to 100 messages', () => {
    const many = (length: number) =>
      Array.from({ length }, (_, id) => ({ ...list, id }));
    expect(faultOf(many(100))).toBeUndefined();
    expect(faultOf(many(101))).toMatchObject({
      kind: 'invalid-request',
      code: -32600,
    });
  });

  it('turns down by its size what a schema would take seconds for', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 300_000 }, (_, key) => [`k${key}`, 1]),
    );
    const batch = Array.from({ length: 300_000 }, () => list);
    const declared = (capabilities: unknown) => ({
      ...list,
      params: {
        _meta: envelope({ [`${META}clientCapabilities`]: capabilities }),
      },
    });
    const start = process.cpuUsage();
    expect(faultOf(wide)).toMatchObject({ kind: 'invalid-request' });
    expect(faultOf(batch)).toMatchObject({ kind: 'invalid-request' });
    expect(
      faultOf(declared({ experimental: { a: wide } }), modernHeaders),
    ).toMatchObject({ kind: 'bad-envelope' });
    // In CPU time, which other processes do not stretch; a schema takes eleven seconds.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(3);
    const few = { experimental: { a: { list: [1, 2, [3]] } } };
    expect(faultOf(declared(few), modernHeaders)).toBeUndefined();
  });

  it.each([
    [{ id: 'a', method: 'x' }, 'a'],
    [{ id: 1.5, method: 'x' }, 1.5],
    [{ id: null, method: 'x' }, null],
    [{ id: 1 }, null],
    [[{ id: 1, method: 'x' }], null],
  ])('answers a refused %j under id %j', (body, id) =>
    expect(readableId(body)).toBe(id),
  );

  it.each([
    { id: null },
    { id: 1.5 },
    { params: [] },
    { params: { _meta: 5 } },
    { params: { _meta: { progressToken: {} } } },
    { params: { _meta: { [`${META}related-task`]: {} } } },
    { method: 5 },
    { jsonrpc: '1.0' },
  ])('refuses a message with %j', (wrong) => {
    expect(faultOf({ ...list, ...wrong })).toMatchObject({
      kind: 'invalid-request',
    });
  });
});
