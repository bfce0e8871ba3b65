import { IsInt, Min } from 'class-validator';
import {
  CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { type DynamicApp, openDynamicApp } from './support.js';

class Amount {
  @IsInt()
  @Min(1)
  amount: number;
}

@Injectable()
class Twice implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((value) => `${value}${value}`));
  }
}

describe('a list that changes', () => {
  let app: DynamicApp;

  beforeEach(async () => {
    app = await openDynamicApp({}, { lists: { pageSize: 2 } });
    for (const name of ['a', 'b', 'c']) {
      await app.mcp.addTool({ name, handler: () => name });
    }
  });

  afterEach(() => app.close());

  it('refuses a cursor from before', async () => {
    const client = await app.client();
    const { nextCursor } = await client.request({
      method: 'tools/list',
      params: {},
    });
    await app.mcp.removeTool('a');

    await expect(
      client.request({ method: 'tools/list', params: { cursor: nextCursor } }),
    ).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('changed'),
    });
  });

  it('has several versions of a name, of which the highest is listed', async () => {
    const { mcp } = app;
    for (const version of ['1.9', '1.10']) {
      await mcp.addTool({ name: 'd', version, handler: () => version });
    }
    const client = await app.client();

    expect(
      (await client.listTools()).tools.filter(({ name }) => name === 'd'),
    ).toHaveLength(1);
    expect(await mcp.callTool('d')).toMatchObject({
      content: [{ text: '1.10' }],
    });
    expect(await mcp.callTool('d', {}, { version: '1.9' })).toMatchObject({
      content: [{ text: '1.9' }],
    });
    expect((await mcp.getTool('d', '1.9'))?.version).toBe('1.9');
    expect(await mcp.removeTool('d', '1.10')).toBe(true);
    expect(await mcp.callTool('d')).toMatchObject({
      content: [{ text: '1.9' }],
    });
  });

  it('takes DTO classes and interceptors', async () => {
    await app.mcp.addTool({
      name: 'pay',
      input: Amount,
      interceptors: [Twice],
      handler: (args) =>
        `${args instanceof Amount ? 'an' : 'no'} amount of ${args.amount}.`,
    });

    expect(await app.mcp.callTool('pay', { amount: 3 })).toMatchObject({
      content: [{ text: 'an amount of 3.an amount of 3.' }],
    });
    expect(await app.mcp.callTool('pay', { amount: 0 })).toMatchObject({
      isError: true,
    });
  });

  it('takes JSON Schema', async () => {
    const schema = {
      type: 'object',
      properties: { n: { type: 'integer' } },
      required: ['n'],
    };
    await app.mcp.addTool({
      name: 'json',
      input: schema,
      handler: (args) => JSON.stringify(args),
    });
    schema.required.push('m');

    expect(await app.mcp.callTool('json', { n: '7' })).toMatchObject({
      content: [{ text: '{"n":7}' }],
    });
  });
});
