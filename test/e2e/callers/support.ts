import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  type Type,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { McpEra } from '../../../lib/index.js';
import { McpModule, type McpModuleOptions } from '../../../lib/index.js';
import { type Platform, type Running, start } from '../support/platforms.js';
import { rpc, type RpcAnswer } from '../support/rpc.js';

/** Who calls: the payload of a verified token, as guards of Passport leave it. */
export type Caller = Readonly<Record<string, unknown>>;

/** Takes the caller from a header, as `AuthGuard('jwt')` takes it from a token. */
@Injectable()
export class CallerGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const sent: unknown = request.headers['x-caller'];
    if (typeof sent === 'string') request.user = JSON.parse(sent);
    return true;
  }
}

/** An application with some providers, on one of the platforms. */
export function startWith(
  providers: readonly Type[],
  options: McpModuleOptions = {},
  platform: Platform = 'express',
  imports: readonly Type[] = [],
): Promise<Running> {
  @Module({
    imports: [McpModule.forRoot(options), ...imports],
    providers: [...providers, { provide: APP_GUARD, useClass: CallerGuard }],
  })
  class CallersModule {}
  return start(CallersModule, platform);
}

/** Sends requests as one caller. */
export class As {
  constructor(
    private readonly url: string,
    private readonly era: McpEra,
    private readonly caller?: Caller,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  send(
    method: string,
    params: Record<string, unknown> = {},
  ): Promise<RpcAnswer> {
    const headers = {
      ...this.headers,
      ...(this.caller && { 'x-caller': JSON.stringify(this.caller) }),
    };
    return rpc(`${this.url}/mcp`, this.era, method, params, headers);
  }

  call(name: string, more: Record<string, unknown> = {}): Promise<RpcAnswer> {
    return this.send('tools/call', { name, ...more });
  }

  /** The names of a list. */
  async names(list: 'tools' | 'prompts' | 'resources'): Promise<string[]> {
    const { body } = await this.send(`${list}/list`);
    return body.result[list].map(({ name }: { name: string }) => name);
  }
}

/** What an answer says, without the id and the names it was asked by. */
export function said({ status, text }: RpcAnswer, name: string): unknown {
  return { status, text: text.replaceAll(name, '…') };
}
