import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type Provider,
  SetMetadata,
} from '@nestjs/common';
import { APP_GUARD, APP_PIPE, Reflector } from '@nestjs/core';
import { map } from 'rxjs';
import { validationPipe } from './validation-pipe.js';

/** Metadata the class guard reads, as a roles guard would. */
export const Open = SetMetadata('open', true);

/** Stands for authentication: looks at the request. */
@Injectable()
export class AppGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request: { headers: Record<string, unknown> } = context
      .switchToHttp()
      .getRequest();
    return request.headers.authorization === 'Bearer benchmark';
  }
}

/** Stands for authorization: looks at the metadata of class and handler. */
@Injectable()
export class ClassGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean>('open', [
      context.getHandler(),
      context.getClass(),
    ]);
  }
}

/** Sees each result and lets it pass. */
@Injectable()
export class PassingInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(map((value: unknown) => value));
  }
}

/** The application's own validation of DTOs. */
export const globalPipe: Provider = {
  provide: APP_PIPE,
  useValue: validationPipe,
};

/** What a guarded application registers for all it serves. */
export const globalEnhancers: readonly Provider[] = [
  { provide: APP_GUARD, useClass: AppGuard },
  globalPipe,
];
