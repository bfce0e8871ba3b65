import { type CanActivate, Injectable, UseGuards } from '@nestjs/common';
import { IsString } from 'class-validator';
import { Confirm, Tool } from '../../lib/index.js';
import {
  accepted,
  talk,
  type Talk,
} from '../interaction/conversation.fixture.js';

const ran: string[] = [];
let admits = true;

class Project {
  @IsString()
  name: string;
}

class Admitting implements CanActivate {
  canActivate(): boolean {
    return admits;
  }
}

@Injectable()
class ProjectTools {
  @Tool()
  @Confirm('Delete {name}?')
  @UseGuards(Admitting)
  remove({ name }: Project) {
    ran.push(name);
    return `${name} is gone`;
  }
}

describe('@Confirm(), told by a client itself', () => {
  let app: Talk;
  beforeAll(async () => {
    app = await talk({ providers: [ProjectTools] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    ran.length = 0;
    admits = true;
  });

  const params = { name: 'remove', arguments: { name: 'Apollo' } };
  const agreed = { '@confirm': accepted() };

  it('is a question under the key @confirm', async () => {
    const { body } = await app.send(params);

    expect(body.result).toMatchObject({
      resultType: 'input_required',
      inputRequests: {
        '@confirm': {
          method: 'elicitation/create',
          params: { message: 'Delete Apollo?' },
        },
      },
    });
  });

  it('does not take an answer nobody asked for', async () => {
    const { body } = await app.send({
      ...params,
      inputResponses: agreed,
    });

    expect(body.result.resultType).toBe('input_required');
    expect(ran).toEqual([]);
  });

  it('does not take the answer to another call', async () => {
    const { body: asked } = await app.send(params);
    const { body } = await app.send({
      name: 'remove',
      arguments: { name: 'Gemini' },
      inputResponses: agreed,
      requestState: asked.result.requestState,
    });

    expect(body.error).toBeDefined();
    expect(ran).toEqual([]);
  });

  it('asks guards again when the answer comes', async () => {
    const { body: asked } = await app.send(params);
    admits = false;
    const { body } = await app.send({
      ...params,
      inputResponses: agreed,
      requestState: asked.result.requestState,
    });

    expect(body.error).toMatchObject({ code: -32011 });
    expect(ran).toEqual([]);
  });

  it('runs nothing for an answer that is none', async () => {
    const { body: asked } = await app.send(params);
    const { body } = await app.send({
      ...params,
      inputResponses: { '@confirm': { action: 'yes' } },
      requestState: asked.result.requestState,
    });

    expect(body.error).toMatchObject({ code: -32602 });
    expect(ran).toEqual([]);
  });
});
