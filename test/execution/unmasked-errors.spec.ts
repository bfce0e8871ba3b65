import { Injectable } from '@nestjs/common';
import { Tool } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';
import { text } from './results.fixture.js';

describe('errors that are unmasked', () => {
  it('say what went wrong', async () => {
    @Injectable()
    class Broken {
      @Tool()
      broken() {
        throw new Error('the disk is full');
      }
    }
    const client = await clientOf(
      { providers: [Broken] },
      { errors: { mask: false } },
    );

    expect(await client.callTool({ name: 'broken' })).toMatchObject({
      isError: true,
      content: text('the disk is full'),
    });
  });
});
