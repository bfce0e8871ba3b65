import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import { classify } from '../../lib/protocol/inbound-ladder.js';
import { readableId } from '../../lib/protocol/jsonrpc-message.js';
import { legacyFault } from '../../lib/protocol/legacy-ladder.js';
import { MODERN, envelope } from './fixtures.js';

const META = 'io.modelcontextprotocol/';
const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
const modernList = { ...list, params: { _meta: envelope() } };
const modernHeaders = {
  'mcp-protocol-version': MODERN,
  'mcp-method': 'tools/list',
};

function on(
  body: unknown,
  headers: Record<string, string> = {},
  httpMethod = 'POST',
) {
  return classify({ httpMethod, body, header: (name) => headers[name] });
}

function faultOf(...args: Parameters<typeof on>) {
  const inbound = on(...args);
  if (!(inbound instanceof ProtocolFault) && inbound.era === 'modern')
    return undefined;
  const fault =
    inbound instanceof ProtocolFault ? inbound : legacyFault(inbound);
  return fault && { kind: fault.kind, code: fault.code, data: fault.data };
}

describe('the inbound ladder', () => {
  it('knows a modern request by its envelope', () => {
    expect(on(modernList, modernHeaders)).toEqual({
      era: 'modern',
      version: MODERN,
      messages: [{ id: 1, method: 'tools/list', params: modernList.params }],
      batch: false,
      size: 1,
      client: { info: { name: 'test', version: '1' }, capabilities: {} },
    });
  });

  it('knows a legacy request by its lack of one', () => {
    const common = {
      era: 'legacy',
      batch: false,
      size: 1,
      client: { capabilities: {} },
    };
    expect(on(list)).toMatchObject({
      ...common,
      version: '2025-03-26',
      messages: [{ id: 1, method: 'tools/list', params: {} }],
    });
    expect(on(list, { 'mcp-protocol-version': '2025-11-25' })).toMatchObject({
      ...common,
      version: '2025-11-25',
    });
    expect(on(list, { 'mcp-protocol-version': ' 2025-11-25 ' })).toMatchObject({
      ...common,
      version: '2025-11-25',
    });
  });

  it('reads from a handshake who the client is and what will be spoken', () => {
    const params = {
      protocolVersion: '2025-06-18',
      capabilities: { roots: {} },
      clientInfo: { name: 'c', version: '2', title: 'C' },
    };
    expect(on({ ...list, method: 'initialize', params })).toMatchObject({
      version: '2025-06-18',
      client: {
        info: { name: 'c', version: '2' },
        capabilities: { roots: {} },
      },
    });
    expect(on({ ...list, method: 'initialize' })).toMatchObject({
      era: 'legacy',
      client: { capabilities: {} },
    });
  });

  it('takes notifications of both eras', () => {
    const note = { jsonrpc: '2.0', method: 'notifications/x' };
    expect(on(note)).toMatchObject({
      era: 'legacy',
      messages: [{ method: 'notifications/x', params: {} }],
    });
    expect(on(note, { 'mcp-protocol-version': MODERN })).toMatchObject({
      era: 'modern',
      client: { capabilities: {} },
    });
    expect(on({ ...note, params: { _meta: envelope() } })).toMatchObject({
      era: 'modern',
    });
  });

  it('takes legacy batches and responses', () => {
    expect(on([list, { jsonrpc: '2.0', id: 1, result: {} }])).toMatchObject({
      era: 'legacy',
      batch: true,
      size: 2,
      messages: [{ id: 1 }],
    });
    expect(on({ jsonrpc: '2.0', id: 1, result: {} })).toMatchObject({
      era: 'legacy',
      messages: [],
      size: 1,
    });
  });

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

  describe('Mcp-Name', () => {
    const call = (name: unknown) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, _meta: envelope() },
    });
    const headers = {
      'mcp-protocol-version': MODERN,
      'mcp-method': 'tools/call',
    };
    const base64 = (text: string) =>
      `=?base64?${Buffer.from(text).toString('base64')}?=`;

    it.each([
      ['echo', 'echo'],
      ['echo', ' echo\t'],
      ['echo', base64('echo')],
      ['Grüße', base64('Grüße')],
      ['=?base64?x', '=?base64?x'],
      [5, undefined],
      [5, 'anything'],
      ['', base64('')],
    ])('of %j may be %j', (name, sent) => {
      expect(
        faultOf(call(name), {
          ...headers,
          ...(sent !== undefined && { 'mcp-name': sent }),
        }),
      ).toBeUndefined();
    });

    it.each([
      ['echo', undefined],
      ['echo', 'Echo'],
      ['echo', '=?base64?ZWNobw?='],
      ['echo', '=?base64?ZWN!bw==?='],
      ['echo', '=?base64?/w==?='],
      [5, '=?base64?!?='],
    ])('of %j may not be %j', (name, sent) => {
      expect(
        faultOf(call(name), {
          ...headers,
          ...(sent !== undefined && { 'mcp-name': sent }),
        }),
      ).toMatchObject({ code: -32020 });
    });

    it.each([
      ['resources/read', 'uri'],
      ['prompts/get', 'name'],
      ['tasks/get', 'taskId'],
    ])('is needed on %s, too', (method, param) => {
      const body = {
        jsonrpc: '2.0',
        id: 1,
        method,
        params: { [param]: 'x', _meta: envelope() },
      };
      expect(faultOf(body, { ...headers, 'mcp-method': method })).toMatchObject(
        { code: -32020 },
      );
      expect(
        faultOf(body, { ...headers, 'mcp-method': method, 'mcp-name': 'x' }),
      ).toBeUndefined();
    });
  });

  it.each([
    [
      {
        roots: { listChanged: true },
        sampling: {},
        elicitation: { form: {}, url: {} },
      },
      true,
    ],
    [{ extensions: { 'com.example/x': { a: 1 } } }, true],
    [{ roots: { listChanged: 'yes' } }, false],
    [{ roots: [] }, false],
    [[], false],
  ])('takes client capabilities %j: %p', (capabilities, valid) => {
    const params = {
      _meta: envelope({ [`${META}clientCapabilities`]: capabilities }),
    };
    const inbound = on({ ...list, params }, modernHeaders);
    if (valid) expect(inbound).toMatchObject({ client: { capabilities } });
    else expect(inbound).toMatchObject({ kind: 'bad-envelope' });
  });

  it.each([
    [{ name: 'a', version: '1', title: 'A' }, true],
    [
      {
        name: 'a',
        version: '1',
        icons: [{ src: 'https://example.com/i.png' }],
      },
      true,
    ],
    [undefined, true],
    [{ name: 'a' }, false],
    ['a', false],
  ])('takes client info %j: %p', (info, valid) => {
    const params = { _meta: envelope({ [`${META}clientInfo`]: info }) };
    const inbound = on({ ...list, params }, modernHeaders);
    expect(inbound instanceof ProtocolFault).toBe(!valid);
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

  it('takes uncommon messages that are valid', () => {
    const params = {
      _meta: { progressToken: 'p', [`${META}related-task`]: { taskId: 't' } },
    };
    expect(on({ ...list, params })).toMatchObject({
      era: 'legacy',
      messages: [{ params }],
    });
    expect(
      on(
        { ...list, params: undefined },
        { 'mcp-protocol-version': ' 2025-11-25' },
      ),
    ).toMatchObject({ messages: [{ params: {} }] });
    const leveled = { _meta: envelope({ [`${META}logLevel`]: 'info' }) };
    expect(on({ ...list, params: leveled }, modernHeaders)).toMatchObject({
      era: 'modern',
    });
  });
});
