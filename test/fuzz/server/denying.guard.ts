import {
  type CanActivate,
  type ExecutionContext,
  HttpException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';

/** Denies what asks for it with `x-deny`. */
@Injectable()
export class DenyingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context
      .switchToHttp()
      .getRequest<{ headers: Readonly<Record<string, string>> }>();
    switch (headers['x-deny']) {
      case undefined:
        return true;
      case '401':
        throw new UnauthorizedException();
      case '429':
        throw new HttpException('Slow down', 429);
      case 'broken':
        throw new TypeError('The guard itself is broken');
      default:
        return false;
    }
  }
}
