import { IsEmail, IsFQDN, IsISO8601, IsUrl } from 'class-validator';
import { Input, Tool } from '../../../lib/index.js';
import { startWith } from '../callers/support.js';
import type { Running } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';

/** All formats of JSON Schema an argument may have. */
const FORMATS = [
  'date',
  'time',
  'date-time',
  'iso-time',
  'iso-date-time',
  'duration',
  'uri',
  'uri-reference',
  'uri-template',
  'url',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'regex',
  'uuid',
  'json-pointer',
  'relative-json-pointer',
  'byte',
] as const;

/** Texts that regular expressions with repetitions in repetitions take for ever over. */
const HOSTILE: readonly (readonly [what: string, unit: string, end: string])[] =
  [
    ['letters', 'a', '!'],
    ['digits', '1', '!'],
    ['dots', 'a.', '!'],
    ['colons', '1:', '!'],
    ['slashes', 'a/', ' '],
    ['percent signs', '%41', '%'],
    ['braces', '{a}', '{'],
    ['brackets', '(a', ')'],
    ['hyphens', 'a-', '_'],
    ['spaces', ' ', '!'],
    ['an e-mail address', 'a@', '@'],
    ['a URL', 'http://a', ' '],
    ['plus signs', 'a+', '@'],
  ];

const LENGTH = 100_000;
/** Far above what any takes on a busy machine; a careless expression takes minutes. */
const MOST_CPU_MS = 3_000;

class Contact {
  @IsEmail()
  email!: string;

  @IsUrl()
  url!: string;

  @IsFQDN()
  host!: string;

  @IsISO8601()
  at!: string;
}

class Forms {
  @Tool({
    input: {
      type: 'object',
      properties: Object.fromEntries(
        FORMATS.map((format) => [format, { type: 'string', format }]),
      ),
    },
  })
  formats() {
    return 'taken';
  }

  @Tool({
    input: {
      type: 'object',
      properties: {
        count: { type: 'integer' },
        flag: { type: 'boolean' },
        list: { type: 'array', items: { type: 'number' } },
        none: { type: 'null' },
      },
    },
  })
  coerced() {
    return 'taken';
  }

  @Tool()
  contact(@Input() contact: Contact) {
    return contact.email;
  }
}

describe('texts made to be slow to check', () => {
  let running: Running;

  beforeAll(async () => {
    running = await startWith([Forms]);
  });

  afterAll(() => running.app.close());

  it.each(HOSTILE)('take no time: %s', async (_, unit, end) => {
    const text = unit.repeat(LENGTH / unit.length) + end;
    const valuesOf = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, text]));
    const calls = [
      ['formats', valuesOf(FORMATS)],
      ['coerced', valuesOf(['count', 'flag', 'list', 'none'])],
      ['contact', valuesOf(['email', 'url', 'host', 'at'])],
    ] as const;

    for (const [name, args] of calls) {
      const before = process.cpuUsage();
      const { status } = await rpc(
        `${running.url}/mcp`,
        'legacy',
        'tools/call',
        {
          name,
          arguments: args,
        },
      );
      const { user, system } = process.cpuUsage(before);

      expect(status).toBe(200);
      expect([name, (user + system) / 1_000 < MOST_CPU_MS]).toEqual([
        name,
        true,
      ]);
    }
  });
});
