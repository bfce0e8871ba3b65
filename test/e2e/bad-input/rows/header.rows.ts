import {
  type BadInput,
  call,
  error,
  message,
  toolResult,
} from '../bad-input.js';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const DISAGREE = 'Bad Request: the request headers and body disagree:';

/** The headers in which a modern request repeats its body, missing or saying something else. */
export const HEADER_ROWS: readonly BadInput[] = [
  standard(
    'no MCP-Protocol-Version',
    { 'mcp-protocol-version': undefined },
    'The MCP-Protocol-Version header is missing.',
  ),
  standard(
    'an MCP-Protocol-Version of the other era',
    { 'mcp-protocol-version': '2025-11-25' },
    `${DISAGREE} the body envelope names protocol version 2026-07-28 but the MCP-Protocol-Version header names 2025-11-25`,
  ),
  standard(
    'MCP-Protocol-Version twice',
    { 'mcp-protocol-version': ['2026-07-28', '2026-07-28'] },
    `${DISAGREE} the body envelope names protocol version 2026-07-28 but the MCP-Protocol-Version header names 2026-07-28, 2026-07-28`,
  ),
  {
    input: 'a modern MCP-Protocol-Version, and no envelope',
    era: 'modern',
    status: 400,
    outcome: error(
      -32602,
      'Invalid params: the MCP-Protocol-Version header names protocol revision 2026-07-28, but the request is missing the required per-request envelope key(s): _meta',
    ),
    request: (era) => message(era, 'tools/list', {}, { body: { params: {} } }),
  },
  standard(
    'no Mcp-Method',
    { 'mcp-method': undefined },
    'The Mcp-Method header is missing.',
  ),
  standard(
    'an Mcp-Method other than the method',
    { 'mcp-method': 'tools/list' },
    `${DISAGREE} the body names method tools/call but the Mcp-Method header names tools/list`,
  ),
  standard(
    'an Mcp-Method in other letters',
    { 'mcp-method': 'Tools/Call' },
    `${DISAGREE} the body names method tools/call but the Mcp-Method header names Tools/Call`,
  ),
  standard(
    'no Mcp-Name',
    { 'mcp-name': undefined },
    'The Mcp-Name header is missing; the body has params.name.',
  ),
  standard(
    'an Mcp-Name other than the name',
    { 'mcp-name': 'keys' },
    'The Mcp-Name header says "keys", params.name of the body does not.',
  ),
  standard(
    'an Mcp-Name in base64 that is none',
    { 'mcp-name': '=?base64?!?=' },
    'The Mcp-Name header is not valid base64 of UTF-8 text.',
  ),
  {
    input: 'an Mcp-Name in base64',
    era: 'modern',
    status: 200,
    outcome: toolResult('hello'),
    request: (era) =>
      call(
        era,
        'echo',
        { text: 'hello' },
        { headers: { 'mcp-name': '=?base64?ZWNobw==?=' } },
      ),
  },
  param('no Mcp-Param- header', {}, 'The Mcp-Param-Region header is missing.'),
  param(
    'an Mcp-Param- header other than the argument',
    { 'mcp-param-region': 'south' },
    'The Mcp-Param-Region header differs from the argument it repeats.',
  ),
  param(
    'an Mcp-Param- header in base64 that is none',
    { 'mcp-param-region': '=?base64?!?=' },
    'The Mcp-Param-Region header is not valid base64 of UTF-8 text.',
  ),
  {
    input: 'an Mcp-Param- header that spells a number another way',
    era: 'modern',
    status: 200,
    outcome: toolResult('none'),
    request: (era) =>
      call(
        era,
        'mirrored',
        { count: 10 },
        { headers: { 'mcp-param-count': '10.0' } },
      ),
  },
  {
    input: 'no Mcp-Param- header',
    era: 'legacy',
    status: 200,
    outcome: toolResult('north'),
    request: (era) => call(era, 'mirrored', { region: 'north' }),
  },
];

function standard(input: string, headers: Headers, text: string): BadInput {
  return {
    input,
    era: 'modern',
    status: 400,
    outcome: error(-32020, text),
    request: (era) => call(era, 'echo', { text: 'hello' }, { headers }),
  };
}

function param(input: string, headers: Headers, text: string): BadInput {
  return {
    input,
    era: 'modern',
    status: 400,
    outcome: error(-32020, text),
    request: (era) => call(era, 'mirrored', { region: 'north' }, { headers }),
  };
}
