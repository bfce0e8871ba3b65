import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { josePayload } from '../shared/jose-payload.js';
import { PlainMcpModule } from './plain.module.js';

/** As short as a guard for access tokens can be. */
@Injectable()
class JoseGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request: { headers: { authorization?: string }; user?: unknown } =
      context.switchToHttp().getRequest();
    const [, token = ''] = request.headers.authorization?.split(' ') ?? [];
    request.user = await josePayload(token);
    return true;
  }
}

/** The server with one tool, behind a guard of its own that asks jose and nothing else. */
@Module({
  imports: [PlainMcpModule],
  providers: [{ provide: APP_GUARD, useClass: JoseGuard }],
})
export class VerifiedByHandModule {}
