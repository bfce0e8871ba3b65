import { Inject, Injectable, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';

/** A Fastify request, with what the guard leaves on it. */
export interface OperatorRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  city?: string;
}

/** The city whose key the request came with. */
@Injectable({ scope: Scope.REQUEST })
export class Operator {
  constructor(@Inject(REQUEST) private readonly request: OperatorRequest) {}

  // Read when asked for: Nest makes the instance before the guard has run.
  get city(): string {
    return this.request.city ?? 'nowhere';
  }
}
