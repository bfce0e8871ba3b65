import type {
  HttpExchange,
  RecordedResponse,
} from '../../exchange/exchange-channel.js';
import type { HttpCall } from './http-call.js';
import { createResponseFacade } from './response-facade.js';

/** The HTTP side of an exchange. The stand-in response is made when the first one asks for it. */
export class HttpSide implements HttpExchange {
  #facade: ReturnType<typeof createResponseFacade> | undefined;

  /** @param request what guards see: the call's own, or a view of it for one message of a batch */
  constructor(
    private readonly call: Pick<HttpCall, 'response'>,
    readonly request: object,
  ) {}

  get response(): object {
    return this.#made().response;
  }

  get recorded(): RecordedResponse {
    return this.#made().recorded;
  }

  next(): void {}

  apart(): HttpSide {
    return new HttpSide(this.call, this.request);
  }

  #made(): ReturnType<typeof createResponseFacade> {
    this.#facade ??= createResponseFacade(this.call.response);
    return this.#facade;
  }
}
