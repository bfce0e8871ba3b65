import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';

interface Reply {
  header(name: string, value: string): unknown;
}

/** Tells clients how long the application itself took. */
@Injectable()
export class ServerTimingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<Reply>();
    const started = performance.now();
    return next.handle().pipe(
      tap(() => {
        const took = (performance.now() - started).toFixed(1);
        reply.header('server-timing', `app;dur=${took}`);
      }),
    );
  }
}
