import { Injectable } from '@nestjs/common';
import { Expose } from 'class-transformer';
import { IsOptional, IsString } from 'class-validator';
import { z } from 'zod';
import { Confirm, Input, Tool } from '../../lib/index.js';
import {
  accepted,
  talk,
  type Talk,
} from '../interaction/conversation.fixture.js';

class Project {
  @IsString()
  name: string;

  @IsOptional()
  @IsString()
  note?: string;
}

class Renamed {
  @Expose({ name: 'full_name' })
  @IsString()
  name: string;
}

@Injectable()
class ProjectTools {
  @Tool()
  @Confirm('Delete {name}{note}?')
  remove(_: Project) {}

  @Tool({
    output: z.object({ count: z.number() }),
    input: z.object({
      who: z.string().transform((who) => who.toUpperCase()),
      since: z.iso.datetime().transform((text) => new Date(text)),
      options: z.object({ deep: z.boolean(), limit: z.number().default(3) }),
      tags: z.array(z.string()).nullable().optional(),
    }),
  })
  @Confirm('{who}|{since}|{options.deep}|{options}|{tags}| now?')
  transformed(_: unknown) {
    return { count: 1 };
  }

  @Tool()
  @Confirm('Rename {full_name}?')
  rename(_: Renamed) {}

  @Tool()
  @Confirm('Move {name} to {shelf}?')
  move(@Input('shelf') _: string, __: Project) {}
}

describe('the question of @Confirm()', () => {
  let app: Talk;
  const asked: string[] = [];
  beforeAll(async () => {
    app = await talk({ providers: [ProjectTools] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    asked.length = 0;
  });

  async function call(
    name: string,
    args: Record<string, unknown>,
    action: 'accept' | 'decline' = 'accept',
  ) {
    const client = await app.connect({
      elicit: ({ message }) => {
        asked.push(message);
        return action === 'accept' ? accepted() : { action };
      },
    });
    return client.callTool({ name, arguments: args });
  }

  it('shows values on one line, short, and without what hides or turns text', async () => {
    await call('remove', {
      name: '  a\r\n\tb\u202ec\u200bd\u2066\u0007e\u2028f\ud800  ',
      note: `,${'😀'.repeat(200)}`,
    });

    expect(asked).toEqual([`Delete a bcde f,${'😀'.repeat(98)}…?`]);
  });

  it('cuts a text that begins with thousands of characters nobody sees', async () => {
    await call('remove', { name: `${'\u200b'.repeat(4_000)}all` });

    expect(asked).toEqual(['Delete …?']);
  });

  it('shows what the handler will get: transforms, defaults, objects as JSON', async () => {
    const args = {
      who: 'ada',
      since: '2026-01-02T03:04:05Z',
      options: { deep: true },
      tags: null,
    };
    const accept = await call('transformed', args);
    const declined = await call('transformed', args, 'decline');

    const question =
      'ADA|2026-01-02T03:04:05.000Z|true|{"deep":true,"limit":3}|| now?';
    expect(asked).toEqual([question, question]);
    expect(accept.structuredContent).toEqual({ count: 1 });
    expect(declined).toMatchObject({ isError: true });
    expect(declined.structuredContent).toBeUndefined();
  });

  it('shows properties under their names on the wire, from all parameters', async () => {
    await call('rename', { full_name: 'Ada' });
    await call('move', { name: 'Apollo', shelf: 'B' });

    expect(asked).toEqual(['Rename Ada?', 'Move Apollo to B?']);
  });
});
