import { Prompt, RequireRoles, Resource, Tool } from '../../../lib/index.js';
import { McpServerRef } from '../../../lib/index.js';
import type { Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

class Versioned {
  @Tool({ name: 'search', version: '1.0' })
  first() {
    return 'search 1.0';
  }

  @Tool({ name: 'search', version: '1.10' })
  second() {
    return 'search 1.10';
  }

  @Tool({ name: 'search', version: '2.0' })
  @RequireRoles('beta')
  third() {
    return 'search 2.0';
  }

  @Tool()
  plain() {
    return 'plain';
  }

  @Resource({ uri: 'docs://guide', version: '1' })
  guide() {
    return 'guide 1';
  }

  @Resource({ uri: 'docs://guide', version: '2' })
  @RequireRoles('beta')
  newGuide() {
    return 'guide 2';
  }

  @Prompt({ name: 'hello', version: '1' })
  hello() {
    return 'hello 1';
  }

  @Prompt({ name: 'hello', version: '2' })
  @RequireRoles('beta')
  newHello() {
    return 'hello 2';
  }
}

const VERSION = 'nest-fastmcp/version';
const VERSIONS = 'nest-fastmcp/versions';

describe('versions', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Versioned]);
  });
  afterAll(() => running.app.close());

  describe.each(['legacy', 'modern'] as const)('in the %s era', (era) => {
    const everybody = () => new As(running.url, era);
    const beta = () => new As(running.url, era, { role: 'beta' });
    const search = async (as: As, version?: unknown) => {
      const meta = version === undefined ? {} : { [VERSION]: version };
      const { body } = await as.call('search', { _meta: meta });
      return body.result?.content[0].text ?? body.error;
    };

    it('are one item, the highest the caller sees, with those it may ask for', async () => {
      const shown = async (as: As) => {
        const { body } = await as.send('tools/list');
        const [tool] = body.result.tools;
        return tool._meta;
      };
      expect(await shown(everybody())).toEqual({
        [VERSION]: '1.10',
        [VERSIONS]: ['1.10', '1.0'],
      });
      expect(await shown(beta())).toEqual({
        [VERSION]: '2.0',
        [VERSIONS]: ['2.0', '1.10', '1.0'],
      });
      expect(await everybody().names('tools')).toEqual(['search', 'plain']);
    });

    it('are called by the highest one the caller sees unless another is asked for', async () => {
      expect(await search(everybody())).toBe('search 1.10');
      expect(await search(beta())).toBe('search 2.0');
      expect(await search(beta(), '1.0')).toBe('search 1.0');
      expect(await search(beta(), 'v1.10')).toBe('search 1.10');
    });

    it('that there are not, or that are hidden, are not found', async () => {
      const unknown = { code: -32602, message: 'Unknown tool: search' };
      expect(await search(beta(), '3.0')).toEqual(unknown);
      expect(await search(everybody(), '2.0')).toEqual(unknown);
      expect(await search(beta(), 2)).toEqual(unknown);
      expect(await search(beta(), 'x'.repeat(10_000))).toEqual(unknown);
    });

    it('count for resources and prompts as well', async () => {
      const read = async (as: As, version?: string) => {
        const { body } = await as.send('resources/read', {
          uri: 'docs://guide',
          ...(version && { _meta: { [VERSION]: version } }),
        });
        return body.result?.contents[0].text ?? body.error.message;
      };
      expect(await read(everybody())).toBe('guide 1');
      expect(await read(beta())).toBe('guide 2');
      expect(await read(beta(), '1')).toBe('guide 1');
      expect(await read(everybody(), '2')).toBe('Resource not found');
      const get = async (as: As, version?: string) => {
        const { body } = await as.send('prompts/get', {
          name: 'hello',
          ...(version && { _meta: { [VERSION]: version } }),
        });
        return body.result?.messages[0].content.text ?? body.error.message;
      };
      expect(await get(everybody())).toBe('hello 1');
      expect(await get(beta())).toBe('hello 2');
      expect(await get(beta(), '1')).toBe('hello 1');
      expect(await get(everybody(), '2')).toBe('Unknown prompt: hello');
    });

    it('are nothing to what has none', async () => {
      const meta = { _meta: { [VERSION]: '7' } };
      const { body } = await everybody().call('plain', meta);
      expect(body.result.content[0].text).toBe('plain');
    });
  });

  it('fall back to the next one where the highest is disabled', async () => {
    const server = running.app.get(McpServerRef, { strict: false });
    await server.disable({ names: ['search'], version: '1.10' });
    const as = new As(running.url, 'modern');
    const { body } = await as.call('search');
    expect(body.result.content[0].text).toBe('search 1.0');
    const missing = await as.call('search', { _meta: { [VERSION]: '1.10' } });
    expect(said(missing, 'search')).toEqual(
      said(await as.call('nope'), 'nope'),
    );
  });
});
