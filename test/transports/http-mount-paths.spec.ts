import {
  Controller,
  All,
  type INestApplication,
  VersioningType,
} from '@nestjs/common';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import {
  PLATFORMS,
  type Settings,
  closeApps,
  startApp,
} from './app.fixture.js';
import { legacyList, mountOn } from './http-mount.fixture.js';

afterEach(closeApps);

describe.each(PLATFORMS)('an endpoint mounted on %s', (platform) => {
  const start = mountOn(platform);

  it('serves a slash at the end, too', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(legacyList),
    });
    expect(response.status).toBe(200);
  });

  it.each<[string, (app: INestApplication) => void, Partial<Settings>, string]>(
    [
      ['a global prefix', (app) => app.setGlobalPrefix('api'), {}, '/api/mcp'],
      [
        'an exclusion from it',
        (app) => app.setGlobalPrefix('api', { exclude: ['mcp'] }),
        {},
        '/mcp',
      ],
      [
        'versioning, neutrally',
        (app) =>
          app.enableVersioning({
            type: VersioningType.URI,
            defaultVersion: '1',
          }),
        {},
        '/mcp',
      ],
      [
        'a version of its own',
        (app) => app.enableVersioning({ type: VersioningType.URI }),
        { version: '2' },
        '/v2/mcp',
      ],
      [
        'a parameter',
        () => undefined,
        { path: '/tenants/:tenant/mcp' },
        '/tenants/:tenant/mcp',
      ],
    ],
  )(
    'is where a controller would be with %s',
    async (_name, configure, more, path) => {
      const { mount, url } = await start({ configure, ...more });
      expect(mount.endpoint?.paths).toEqual([path]);
      const response = await fetch(url.replace(':tenant', 'a'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...legacyList, pad: undefined }),
      });
      expect(response.status).toBe(200);
      expect(mount.endpoint?.matches(path.replace(':tenant', 'a'))).toBe(true);
      expect(mount.endpoint?.matches('/health')).toBe(false);
    },
  );
});

describe('an endpoint mounted on express', () => {
  it('says which earlier route shadows it', async () => {
    @Controller()
    class Wildcard {
      @All('*path')
      all() {
        return 'mine';
      }
    }
    const { mount } = await startApp({
      platform: 'express',
      dispatcher: dispatcherOf([tool('echo')]),
      controllers: [Wildcard],
    });
    expect(mount.warnings).toEqual([expect.stringContaining('*path')]);
  });
});
