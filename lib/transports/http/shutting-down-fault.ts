import { ProtocolFault } from '../../errors/protocol-fault.js';

/**
 * Why nothing is served any more: `refused` with 503, so that clients try
 * another replica. The connection it goes out on is closed with it.
 */
export class ShuttingDownFault extends ProtocolFault {
  constructor() {
    super('refused', 'The server is shutting down.', undefined, 503);
  }
}
