import { describe, expect, it } from '@jest/globals';
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { McpContext, Resource } from '../../lib/index.js';
import { clientOf, ERAS } from './support.js';

@Injectable()
class Never implements CanActivate {
  canActivate(_context: ExecutionContext) {
    return false;
  }
}

@Injectable()
class Cities {
  @Resource({ uri: 'weather://{city}', list: 'cities', mimeType: 'text/plain' })
  weather({ city }: { city: string }) {
    return `Sunny in ${city}`;
  }

  cities() {
    return ['Oslo', 'São Paulo'];
  }

  @Resource({ uri: 'map://{country}/{city}', list: 'places' })
  map({ city }: { city: string }) {
    return city;
  }

  async *places() {
    yield { country: 'no', city: 'Oslo' };
    yield { uri: 'map://br/rio', name: 'Rio', title: 'Rio de Janeiro' };
  }

  @UseGuards(Never)
  @Resource({ uri: 'secret://{id}', list: 'secrets' })
  secret({ id }: { id: string }) {
    return id;
  }

  secrets() {
    return ['1'];
  }

  @Resource({ uri: 'broken://{id}', list: 'breaks' })
  broken({ id }: { id: string }) {
    return id;
  }

  breaks(): string[] {
    throw new Error('no database');
  }
}

describe.each(ERAS)(
  'templates that name their resources to %s clients',
  (era) => {
    const client = clientOf(era, { providers: [Cities] });

    it('have them listed, those of guarded and failing ones left out', async () => {
      const { resources } = await (await client).listResources();
      expect(resources).toEqual([
        { uri: 'weather://Oslo', name: 'Oslo', mimeType: 'text/plain' },
        {
          uri: 'weather://S%C3%A3o%20Paulo',
          name: 'São Paulo',
          mimeType: 'text/plain',
        },
        { uri: 'map://no/Oslo', name: 'no, Oslo' },
        { uri: 'map://br/rio', name: 'Rio', title: 'Rio de Janeiro' },
      ]);
    });

    it('can be read by what the list says', async () => {
      const { resources } = await (await client).listResources();
      const uri = resources[1]?.uri ?? '';
      const { contents } = await (await client).readResource({ uri });
      expect(contents).toMatchObject([{ text: 'Sunny in São Paulo' }]);
    });
  },
);

describe('what guards say of a template', () => {
  @Injectable()
  class Roles implements CanActivate {
    constructor(private readonly reflector: Reflector) {}

    canActivate(context: ExecutionContext) {
      return !this.reflector.get('admin', context.getHandler());
    }
  }

  @Injectable()
  class Secrets {
    @SetMetadata('admin', true)
    @Resource({ uri: 'secret://{id}', list: 'ids' })
    secret({ id }: { id: string }) {
      return id;
    }

    @Resource({ uri: 'open://{id}', list: 'ids' })
    open({ id }: { id: string }) {
      return id;
    }

    ids() {
      return ['1'];
    }
  }

  it.each(['for the whole application', 'for the server'])(
    'holds for naming its resources as for reading them: %s',
    async (place) => {
      const client = await clientOf(
        'modern',
        {
          providers: [
            Secrets,
            ...(place.endsWith('application')
              ? [{ provide: APP_GUARD, useClass: Roles }]
              : []),
          ],
        },
        place.endsWith('server') ? { guards: [Roles] } : {},
      );
      const { resources } = await client.listResources();
      expect(resources.map(({ uri }) => uri)).toEqual(['open://1']);
    },
  );
});

describe('what a list method returns', () => {
  @Injectable()
  class Rows {
    @Resource({ uri: 'user://{id}', list: 'users' })
    user({ id }: { id: string }) {
      return id;
    }

    users(ctx: McpContext) {
      return [
        { id: ctx.transport, password: 'secret', n: undefined },
        {
          uri: 'user://2',
          name: 'Two',
          size: 5n,
          password: 'secret',
          annotations: { priority: 1, owner: 'secret' },
        },
      ];
    }

    @Resource({ uri: 'wrong://{id}', list: 'wrongs' })
    wrong({ id }: { id: string }) {
      return id;
    }

    wrongs() {
      return [{ uri: 'no uri', name: 'x' }];
    }
  }

  it('is shown as far as a list shows it, and by the values of the variables', async () => {
    const client = await clientOf('legacy', { providers: [Rows] });
    const { resources } = await client.listResources();
    expect(resources).toEqual([
      { uri: 'user://in-memory', name: 'in-memory' },
      { uri: 'user://2', name: 'Two', annotations: { priority: 1 } },
    ]);
  });
});

it('cuts a list made for one caller into pages as well', async () => {
  const client = await clientOf(
    'legacy',
    { providers: [Cities] },
    { lists: { pageSize: 3 } },
  );
  const first = await client.request({ method: 'resources/list', params: {} });
  expect(first).toMatchObject({ nextCursor: expect.any(String) });
  const { resources } = await client.listResources();
  expect(resources).toHaveLength(4);
});
