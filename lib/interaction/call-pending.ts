import { IntrinsicException } from '@nestjs/common';

/**
 * Ends a run whose question has no answer yet, so that `finally` blocks run and
 * transactions roll back. Whatever a handler or interceptor makes of it, the
 * call ends in its questions. Nest logs no exception of this base.
 */
export class CallPending extends IntrinsicException {
  constructor() {
    super(
      'The client is asked first: the handler runs again once it has answered.',
    );
    this.name = new.target.name;
  }
}
