import type { HttpCall } from './http-call.js';

/** What can be mounted at a path. */
export interface HttpEndpoint {
  /** Answers one request, whatever the verb. Never rejects. */
  handle(call: HttpCall): Promise<void>;
}
