import { MODERN, envelope } from './fixtures.js';
import { faultOf } from './inbound-ladder.fixture.js';

describe('the inbound ladder', () => {
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
});
