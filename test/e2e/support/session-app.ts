import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { McpContext, McpModule, Tool } from '../../../lib/index.js';

/** Names the caller by a header, as a guard of tokens would. */
@Injectable()
class UserGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest();
    const { 'x-user': id, 'x-deny': deny } = request.headers;
    if (id !== undefined) request.user = { id };
    return deny !== context.getHandler().name;
  }
}

@Injectable()
class Tools {
  @Tool()
  who(ctx: McpContext) {
    const { info, capabilities } = ctx.client;
    return JSON.stringify({
      client: info?.name,
      roots: 'roots' in capabilities,
      version: ctx.protocolVersion,
    });
  }

  @Tool()
  async talk(ctx: McpContext) {
    ctx.log.debug('quiet');
    ctx.log.info('one');
    await sleep(20);
    ctx.log.info('two');
    return 'done';
  }

  @Tool()
  async lettingGo(ctx: McpContext) {
    ctx.releaseStream();
    await sleep(50);
    ctx.log.info('later');
    return 'done';
  }
}

/** A server whose sessions other processes know, too. */
@Module({
  imports: [
    McpModule.forRoot({ keys: ['a secret of at least thirty-two bytes'] }),
  ],
  providers: [Tools, { provide: APP_GUARD, useClass: UserGuard }],
})
export class AppModule {}

/** What legacy requests carry. */
export const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  'mcp-protocol-version': '2025-11-25',
};
