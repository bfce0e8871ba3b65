/**
 * An endpoint that did not give what it was asked for. The message names the
 * endpoint without its query, and holds nothing that was sent or received.
 */
export class EndpointException extends Error {
  /** @param message one sentence for the log */
  constructor(message: string) {
    super(message);
    this.name = EndpointException.name;
  }
}
