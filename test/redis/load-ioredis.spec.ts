import { describe, expect, it } from '@jest/globals';
import { loadIoredis } from '../../lib/redis/load-ioredis.js';

describe('ioredis', () => {
  it('is asked for by name where it is not installed', () => {
    const load = (id: string): never => {
      throw Object.assign(new Error(`Cannot find module '${id}'`), {
        code: 'MODULE_NOT_FOUND',
      });
    };
    expect(() => loadIoredis(load)).toThrow(
      /MCP_REDIS_PEER_MISSING[^]*npm install ioredis/,
    );
  });

  it('that is broken is not taken for missing', () => {
    const load = (): never => {
      throw new Error('out of memory');
    };
    expect(() => loadIoredis(load)).toThrow('out of memory');
  });
});
