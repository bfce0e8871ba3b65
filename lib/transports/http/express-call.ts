import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeCall } from './node-call.js';

/** A call as Express has it: its request and response are Node's own. */
export class ExpressCall extends NodeCall {
  constructor(request: IncomingMessage, response: ServerResponse) {
    super(request, response, request, response);
  }
}
