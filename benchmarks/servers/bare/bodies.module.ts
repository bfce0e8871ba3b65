import type { ServerResponse } from 'node:http';
import { Controller, HttpCode, Module, Post, Res } from '@nestjs/common';
import { countSchema, nameSchema, textSchema } from '../shared/inputs.js';
import {
  Arguments,
  Id,
  legacyAnswer,
  ProgressToken,
  SERVER,
} from '../shared/json-rpc.js';
import { ZodPipe } from './schema-pipes.js';

/** Large arguments, large results, streams and messages, by hand. */
@Controller('bare')
class BodiesController {
  @Post('measure')
  @HttpCode(200)
  measure(
    @Id() id: number,
    @Arguments(new ZodPipe(textSchema)) { text }: { text: string },
  ) {
    return legacyAnswer(id, String(text.length));
  }

  @Post('repeat')
  @HttpCode(200)
  repeat(
    @Id() id: number,
    @Arguments(new ZodPipe(countSchema)) { count }: { count: number },
  ) {
    return legacyAnswer(id, 'x'.repeat(count));
  }

  @Post('hello')
  @HttpCode(200)
  hello(
    @Id() id: number,
    @Arguments(new ZodPipe(nameSchema)) { name }: { name: string },
  ) {
    const content = { type: 'text', text: `Say hello to ${name}.` };
    return {
      jsonrpc: '2.0',
      id,
      result: {
        resultType: 'complete',
        messages: [{ role: 'user', content }],
        description: 'Says hello',
        _meta: { 'io.modelcontextprotocol/serverInfo': SERVER },
      },
    };
  }

  @Post('progress')
  progress(
    @Id() id: number,
    @ProgressToken() progressToken: number,
    @Arguments(new ZodPipe(countSchema)) { count }: { count: number },
    @Res() response: ServerResponse,
  ) {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    for (let progress = 1; progress <= count; progress += 1) {
      response.write(
        event({
          jsonrpc: '2.0',
          method: 'notifications/progress',
          params: { progressToken, progress, total: count },
        }),
      );
    }
    response.end(event(legacyAnswer(id, 'done')));
  }
}

function event(message: object): string {
  return `event: message\ndata: ${JSON.stringify(message)}\n\n`;
}

/** A controller for large bodies and streams. */
@Module({ controllers: [BodiesController] })
export class BodiesBareModule {}
