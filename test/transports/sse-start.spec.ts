import { describe, expect, it } from '@jest/globals';
import { McpConfigurationException } from '../../lib/index.js';
import { optionProblems } from '../../lib/server/option-problems.js';
import { loadSsePeer } from '../../lib/transports/sse/load-sse-peer.js';

describe('the old transport at start-up', () => {
  it('says which package is missing', () => {
    const missing = () => {
      throw Object.assign(new Error('gone'), { code: 'MODULE_NOT_FOUND' });
    };
    expect(() => loadSsePeer(missing)).toThrow(McpConfigurationException);
    expect(() => loadSsePeer(missing)).toThrow(
      /npm install @modelcontextprotocol\/sdk/,
    );
  });

  it('lets every other failure of the package show', () => {
    const broken = () => {
      throw new Error('broken');
    };
    expect(() => loadSsePeer(broken)).toThrow('broken');
  });

  it.each([
    [{ path: '/mcp' }, 'http.sse.path'],
    [{ path: '/a', messagesPath: 'a' }, 'http.sse.messagesPath'],
    [{ path: '/:tenant/sse' }, 'http.sse.path'],
    [{ messagesPath: '' }, 'http.sse.messagesPath'],
  ])('refuses the paths %j', (sse, option) => {
    expect(optionProblems({ http: { sse } }).map(({ where }) => where)).toEqual(
      [`McpModule ${option}`],
    );
  });

  it('takes paths of its own, and true for the usual ones', () => {
    for (const sse of [
      true,
      false,
      { path: 'v1/sse', messagesPath: '/v1/m' },
    ]) {
      expect(optionProblems({ http: { sse } })).toEqual([]);
    }
  });
});
