import {
  type ArgumentMetadata,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  UnauthorizedException,
} from '@nestjs/common';
import type { Observable } from 'rxjs';

/** What enhancers and handlers did, in order. */
export const trace: string[] = [];

/** The four enhancers of one level; each writes what it was asked into the trace. */
export interface Recorders {
  readonly Guard: new () => CanActivate;
  readonly Interceptor: new () => NestInterceptor;
  readonly Pipe: new () => PipeTransform;
  readonly Filter: new () => ExceptionFilter;
}

/** Makes the enhancers of a level; the guard denies when a request's `x-deny` header names the level. */
export function recordersFor(level: string): Recorders {
  @Injectable()
  class Guard implements CanActivate {
    canActivate(context: ExecutionContext): boolean {
      trace.push(`guard ${level} ${placeOf(context)}`);
      const { headers } = context
        .switchToHttp()
        .getRequest<{ headers: Record<string, string | undefined> }>();
      if (headers['x-deny'] === `401 ${level}`)
        throw new UnauthorizedException();
      return headers['x-deny'] !== level;
    }
  }

  @Injectable()
  class Interceptor implements NestInterceptor {
    intercept(
      context: ExecutionContext,
      next: CallHandler,
    ): Observable<unknown> {
      trace.push(`interceptor ${level} ${placeOf(context)}`);
      return next.handle();
    }
  }

  @Injectable()
  class Pipe implements PipeTransform {
    transform(value: unknown, _: ArgumentMetadata): unknown {
      trace.push(`pipe ${level}`);
      return value;
    }
  }

  @Catch()
  class Filter implements ExceptionFilter {
    catch(error: unknown, host: ArgumentsHost): void {
      trace.push(`filter ${level} ${host.getType<string>()}`);
      // Handed on to the next filter outwards, so that each is seen.
      throw error;
    }
  }

  return { Guard, Interceptor, Pipe, Filter };
}

function placeOf(context: ExecutionContext): string {
  return `${context.getType<string>()} ${context.getClass().name}.${context.getHandler().name}`;
}
