import { MODERN, envelope } from './fixtures.js';
import {
  META,
  list,
  modernHeaders,
  modernList,
  on,
} from './inbound-ladder.fixture.js';

describe('the inbound ladder', () => {
  it('knows a modern request by its envelope', () => {
    expect(on(modernList, modernHeaders)).toEqual({
      era: 'modern',
      version: MODERN,
      messages: [{ id: 1, method: 'tools/list', params: modernList.params }],
      responses: [],
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
