import { type CanActivate, Injectable, UseGuards } from '@nestjs/common';
import { Input, McpEndpoint, Tool } from '../../lib/index.js';
import { clientOf, problemsOf } from '../discovery/support.js';
import { No, Plus, Tools } from './enhancers.fixture.js';

describe('an enhancer class that several handlers name', () => {
  it('is one instance for all of them', async () => {
    @Injectable()
    class Sums {
      @Tool()
      add(@Input('a', Plus) a: number, @Input('b', Plus) b: number): number {
        return a + b;
      }
    }
    const client = await clientOf({ providers: [Sums] });

    expect(await client.of(Sums).add(1, 2)).toBe(5);
  });

  it('works on an endpoint class no module provides', async () => {
    let asked = 0;
    @Injectable()
    class Counting implements CanActivate {
      canActivate() {
        asked++;
        return true;
      }
    }
    @UseGuards(Counting)
    class Endpoint extends McpEndpoint {}
    const client = await clientOf(
      { providers: [Tools] },
      { http: { endpoint: Endpoint } },
    );
    asked = 0;

    await client.listTools();
    expect(asked).toBe(1);
  });

  it('denies from the options though there is no tool', async () => {
    await expect(clientOf({}, { guards: [No] })).rejects.toThrow('403');
  });

  it('may have its method as a property', async () => {
    class Arrow {
      canActivate = () => false;
    }
    @Injectable()
    @UseGuards(Arrow)
    class Guarded {
      @Tool()
      tool() {}
    }
    const client = await clientOf({ providers: [Guarded] });

    await expect(client.callTool({ name: 'tool' })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('a guard of the server', () => {
  it('given by an alias is what the alias stands for', async () => {
    @Injectable()
    class Loose implements CanActivate {
      canActivate() {
        return true;
      }
    }
    const client = clientOf(
      { providers: [Tools, No, { provide: Loose, useExisting: No }] },
      { guards: [Loose] },
    );

    await expect(client).rejects.toThrow('403');
  });

  it('must be one, provided or not', async () => {
    @Injectable()
    class Nothing {}
    const options = { guards: [Nothing as never] };

    const unprovided = await problemsOf({}, options);
    const provided = await problemsOf({ providers: [Nothing] }, options);

    expect([...unprovided.problems, ...provided.problems]).toMatchObject([
      { code: 'MCP_ENHANCER_INVALID' },
      { code: 'MCP_ENHANCER_INVALID' },
    ]);
  });
});
