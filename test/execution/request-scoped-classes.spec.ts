import {
  Injectable,
  Scope,
  UnauthorizedException,
  ValidationPipe,
} from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { Transform } from 'class-transformer';
import { IsString } from 'class-validator';
import { Tool } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';
import { Tools } from './enhancers.fixture.js';

describe('a class that cannot be made for a request', () => {
  it('denies the request, with the words of its exception', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Session {
      constructor() {
        throw new UnauthorizedException('No session');
      }

      @Tool()
      tool() {}
    }
    const client = await clientOf({ providers: [Session] });

    await expect(client.callTool({ name: 'tool' })).rejects.toMatchObject({
      status: 401,
    });
  });
});

describe('a ValidationPipe made for each request', () => {
  it('validates alone', async () => {
    class Text {
      @IsString()
      @Transform(({ value }) => `<${value}>`)
      text: string;
    }
    @Injectable({ scope: Scope.REQUEST })
    class Scoped extends ValidationPipe {
      constructor() {
        super({ transform: true });
      }
    }
    @Injectable()
    class Texts {
      @Tool()
      show({ text }: Text) {
        return text;
      }
    }
    const client = await clientOf({
      providers: [Texts, { provide: APP_PIPE, useClass: Scoped }],
    });

    const { content } = await client.callTool({
      name: 'show',
      arguments: { text: 'x' },
    });

    expect(content).toEqual([{ type: 'text', text: '<x>' }]);
  });
});

describe('a scoped factory', () => {
  it('hosts the tools of the class it is provided under', async () => {
    const client = await clientOf({
      providers: [
        {
          provide: Tools,
          scope: Scope.REQUEST,
          useFactory: () => new Tools(),
        },
      ],
    });

    expect(await client.of(Tools).tool()).toBe('ran');
  });
});
