import { type BadInput, error, message, result } from '../bad-input.js';

const VERSION = 'io.modelcontextprotocol/protocolVersion';
const CLIENT = 'io.modelcontextprotocol/clientInfo';
const CAPABILITIES = 'io.modelcontextprotocol/clientCapabilities';
const LOG_LEVEL = 'io.modelcontextprotocol/logLevel';

/** Versions nobody serves, and envelopes and handshakes that are incomplete. */
export const VERSION_ROWS: readonly BadInput[] = [
  {
    input: 'a version not served, in envelope and header',
    era: 'modern',
    status: 400,
    outcome: error(-32022, 'Unsupported protocol version: 2099-01-01'),
    request: (era) =>
      message(
        era,
        'tools/list',
        { _meta: { [VERSION]: '2099-01-01' } },
        { headers: { 'mcp-protocol-version': '2099-01-01' } },
      ),
  },
  {
    input: 'a version not served, in the header',
    era: 'legacy',
    status: 400,
    outcome: error(-32022, 'Unsupported protocol version: 1999-01-01'),
    request: (era) =>
      message(
        era,
        'tools/list',
        {},
        { headers: { 'mcp-protocol-version': '1999-01-01' } },
      ),
  },
  {
    input: 'a handshake that asks for a version not served',
    era: 'legacy',
    status: 200,
    outcome: result('{"protocolVersion":"2025-11-25",‹…›}'),
    request: (era) =>
      message(era, 'initialize', {
        protocolVersion: '1999-01-01',
        capabilities: {},
        clientInfo: { name: 'test', version: '0' },
      }),
  },
  {
    input: 'a handshake without clientInfo',
    era: 'legacy',
    status: 200,
    outcome: error(
      -32602,
      'initialize needs protocolVersion (a string), capabilities (an object) and clientInfo with name and version.',
    ),
    request: (era) =>
      message(era, 'initialize', {
        protocolVersion: '2025-11-25',
        capabilities: {},
      }),
  },
  {
    input: 'a handshake in the era that has none',
    era: 'modern',
    status: 404,
    outcome: error(-32601, 'Method not found: initialize'),
    request: (era) => message(era, 'initialize'),
  },
  envelope(
    'an envelope without client capabilities',
    'clientCapabilities: missing',
    {
      [CAPABILITIES]: undefined,
    },
  ),
  envelope(
    'client capabilities that are no object',
    'clientCapabilities: ‹reason›',
    { [CAPABILITIES]: 'all' },
  ),
  envelope('client info that is no object', 'clientInfo: ‹reason›', {
    [CLIENT]: 'me',
  }),
  envelope('client info without a version', 'clientInfo.version: ‹reason›', {
    [CLIENT]: { name: 'me' },
  }),
  envelope('a log level that is none', 'logLevel: ‹reason›', {
    [LOG_LEVEL]: 'loud',
  }),
  envelope('a protocol version that is no text', 'protocolVersion: ‹reason›', {
    [VERSION]: 20260728,
  }),
];

function envelope(
  input: string,
  text: string,
  meta: Record<string, unknown>,
): BadInput {
  return {
    input,
    era: 'modern',
    status: 400,
    outcome: error(
      -32602,
      `Invalid _meta envelope for protocol revision 2026-07-28: io.modelcontextprotocol/${text}`,
    ),
    request: (era) => message(era, 'tools/list', { _meta: meta }),
  };
}
