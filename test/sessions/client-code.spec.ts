import { describe, expect, it } from '@jest/globals';
import type { ClientIdentity } from '../../lib/exchange/inbound-request.js';
import { SessionTokens } from '../../lib/sessions/session-tokens.js';
import { ring, sessionOf } from './sessions.fixture.js';

const tokens = new SessionTokens(ring(), 'default');

/** What is left of a client once it has gone through a session's id. */
function through(client: ClientIdentity): ClientIdentity | undefined {
  const token = tokens.write(sessionOf({ client }));
  expect(token).toMatch(/^[\w-]{1,400}$/);
  return tokens.read(token)?.client;
}

const everything = {
  roots: { listChanged: true },
  sampling: { context: {}, tools: {} },
  elicitation: { form: { applyDefaults: true }, url: {} },
  tasks: {
    list: {},
    cancel: {},
    requests: {
      sampling: { createMessage: {} },
      elicitation: { create: {} },
    },
  },
};

describe('what a session remembers of its client', () => {
  it.each([
    ['none', {}],
    ['empty ones', { roots: {}, sampling: {}, elicitation: {}, tasks: {} }],
    ['a part of one', { elicitation: { url: {} } }],
    ['all there are', everything],
  ])('are the capabilities of the specification: %s', (_, capabilities) => {
    expect(through({ capabilities })?.capabilities).toEqual(capabilities);
  });

  it('are experimental capabilities and extensions, as they are', () => {
    const capabilities = {
      ...everything,
      experimental: { 'acme/diff': { depth: 3 } },
      extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['a/b'] } },
    };
    expect(through({ capabilities })?.capabilities).toEqual(capabilities);
  });

  it('is nothing that means nothing', () => {
    const capabilities = {
      roots: { listChanged: false, depth: 3 },
      sampling: 'yes',
      elicitation: { form: true },
      experimental: [],
      ['__proto__']: { tasks: {} },
      toString: {},
      teleportation: {},
    };
    expect(through({ capabilities })?.capabilities).toEqual({
      roots: {},
      elicitation: {},
    });
  });

  it('are longer experimental capabilities where they can be compressed', () => {
    const names = Array.from({ length: 20 }, (_, at) => `acme/feature-${at}`);
    const experimental = Object.fromEntries(names.map((name) => [name, {}]));
    const capabilities = { ...everything, experimental };
    expect(through({ capabilities })?.capabilities).toEqual(capabilities);
  });

  it('are the names of experimental capabilities whose content is too much', () => {
    const capabilities = {
      ...everything,
      experimental: { 'acme/diff': { noise: noise(5_000) } },
    };
    expect(through({ capabilities })?.capabilities).toEqual({
      ...everything,
      experimental: { 'acme/diff': {} },
    });
  });

  it('are the known capabilities however many others there are', () => {
    const experimental = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [`${noise(8)}-${at}`, {}]),
    );
    const capabilities = { ...everything, experimental };
    expect(through({ capabilities })?.capabilities).toEqual(everything);
  });

  it('is not what compresses well and would fill the memory', () => {
    const capabilities = { experimental: { zeros: '0'.repeat(100_000) } };
    expect(through({ capabilities })?.capabilities).toEqual({
      experimental: { zeros: {} },
    });
  });

  it.each([
    ['long', 'n'.repeat(10_000), 'v'.repeat(10_000), 64, 32],
    ['escaped', '\u0001'.repeat(10_000), '\u0002'.repeat(10_000), 64, 32],
    ['made of surrogates', '\ud800'.repeat(999), '\udfff'.repeat(999), 63, 32],
  ])(
    'are the beginnings of name and version: %s',
    (_, name, version, names, versions) => {
      expect(
        through({ info: { name, version }, capabilities: everything }),
      ).toEqual({
        info: {
          name: name.slice(0, names),
          version: version.slice(0, versions),
        },
        capabilities: everything,
      });
    },
  );

  it('is less of a name that takes too many bytes, cut between characters', () => {
    const name = [...noise(300)].map((c) => `😀${c}\u0007`).join('');
    const client = through({
      info: { name, version: noise(400) },
      capabilities: { ...everything, experimental: { a: noise(400) } },
    });
    const shown = client?.info?.name ?? '';
    expect(name.startsWith(shown)).toBe(true);
    expect(shown.length).toBeGreaterThanOrEqual(19);
    expect(Buffer.from(shown).toString()).toBe(shown);
    expect(client?.capabilities).toEqual(everything);
  });

  it('fits whatever a client sends', () => {
    for (let round = 0; round < 300; round += 1) {
      const client = through({
        info: { name: noise(round), version: noise(round) },
        capabilities: {
          experimental: { [noise(round)]: noise(round % 37) },
          extensions: { [noise(round % 53)]: { of: noise(round) } },
          sampling: {},
        },
      });
      expect(client?.capabilities['sampling']).toEqual({});
      expect(client?.info?.name.length).toBeGreaterThanOrEqual(
        Math.min(round, 19),
      );
    }
  });
});

let state = 1;

/** Text that does not compress, the same in each run. */
function noise(length: number): string {
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(state % 0x3000);
  }).join('');
}
