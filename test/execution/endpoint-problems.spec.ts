import { Injectable } from '@nestjs/common';
import { McpEndpoint } from '../../lib/index.js';
import { problemsOf } from '../discovery/support.js';
import { Plus } from './enhancers.fixture.js';

describe('an endpoint class', () => {
  it('that cannot be instantiated is a start-up problem', async () => {
    @Injectable()
    class Needy extends McpEndpoint {
      constructor(readonly missing: Plus) {
        super();
      }
    }

    const { problems } = await problemsOf({}, { http: { endpoint: Needy } });

    expect(problems).toMatchObject([{ code: 'MCP_ENDPOINT_UNRESOLVED' }]);
  });

  it('that is none is a start-up problem', async () => {
    const { problems } = await problemsOf(
      {},
      { http: { endpoint: Plus as never } },
    );

    expect(problems).toMatchObject([
      { code: 'MCP_INVALID_OPTION', where: 'McpModule http.endpoint' },
    ]);
  });
});
