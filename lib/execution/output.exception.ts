/** A handler's result that cannot be sent: not JSON, or not what `output` promises. The mistake is the server's. */
export class OutputException extends Error {
  /** @param message what is wrong with the result, for the log */
  constructor(message: string) {
    super(message);
    this.name = OutputException.name;
  }
}
