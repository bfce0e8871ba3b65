import {
  type ArgumentsHost,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  ForbiddenException,
  HttpException,
  Injectable,
  Module,
  NotFoundException,
  type Provider,
  ServiceUnavailableException,
  type Type,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, BaseExceptionFilter } from '@nestjs/core';
import { McpException, McpModule, Tool } from '../../../lib/index.js';

/** What must never reach a client. */
export const SECRET = 'vault code 4711';

interface HttpResponse {
  header(name: string, value: string): unknown;
  status(status: number): { json(body: unknown): unknown };
}

/** What the guard does, by the name in the table. */
const ACTS: Readonly<Record<string, (response: HttpResponse) => boolean>> = {
  'returns false': () => false,
  'throws UnauthorizedException': () => {
    throw new UnauthorizedException();
  },
  'sets WWW-Authenticate, throws UnauthorizedException': (response) => {
    response.header('WWW-Authenticate', 'Basic realm="vault"');
    throw new UnauthorizedException();
  },
  "throws ForbiddenException('Not your vault')": () => {
    throw new ForbiddenException('Not your vault');
  },
  'throws HttpException with 429': () => {
    throw new HttpException('Too many requests', 429);
  },
  'sets Retry-After, throws HttpException with 429': (response) => {
    response.header('Retry-After', '30');
    throw new HttpException('Too many requests', 429);
  },
  'throws HttpException with 418': () => {
    throw new HttpException("I'm a teapot", 418);
  },
  'throws NotFoundException': () => {
    throw new NotFoundException();
  },
  'throws Error': () => {
    throw new Error(SECRET);
  },
  'throws ServiceUnavailableException': () => {
    throw new ServiceUnavailableException(SECRET);
  },
  'throws McpException': () => {
    throw new McpException(-32050, 'Vault is moving');
  },
};

/** Does what the request's `x-guard` header says; without one it lets everyone in. */
@Injectable()
export class Doorkeeper implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<{
      headers: Record<string, string | undefined>;
    }>();
    const act = ACTS[headers['x-guard'] ?? ''];
    return act ? act(http.getResponse<HttpResponse>()) : true;
  }
}

/** Answers every error itself, as filters written for REST do, and says too much. */
@Catch()
class AnsweringFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const status = error instanceof HttpException ? error.getStatus() : 500;
    const message = error instanceof Error ? error.message : String(error);
    host
      .switchToHttp()
      .getResponse<HttpResponse>()
      .status(status)
      .json({ statusCode: status, message });
  }
}

/** Leaves every error to Nest's own filter. */
@Catch()
class ExtendingFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    super.catch(error, host);
  }
}

/** The exception filters an application can have. */
export const FILTERS = {
  'no filter': undefined,
  'a filter that answers': AnsweringFilter,
  'a filter that extends BaseExceptionFilter': ExtendingFilter,
} as const;

/** Where a guard can be. */
export const LEVELS = ['the whole application', 'the class'] as const;

/** An application with a guarded tool. */
export function vaultModule(
  level: (typeof LEVELS)[number],
  filter: keyof typeof FILTERS,
): { module: Type; opened: () => number } {
  let opened = 0;

  @Injectable()
  class Vault {
    @Tool()
    open(): string {
      opened += 1;
      return SECRET;
    }
  }
  if (level === 'the class') UseGuards(Doorkeeper)(Vault);

  const providers: Provider[] = [Vault];
  if (level === 'the whole application') {
    providers.push({ provide: APP_GUARD, useClass: Doorkeeper });
  }
  const useClass = FILTERS[filter];
  if (useClass) providers.push({ provide: APP_FILTER, useClass });

  @Module({ imports: [McpModule.forRoot({ name: 'vault' })], providers })
  class VaultModule {}

  return { module: VaultModule, opened: () => opened };
}
