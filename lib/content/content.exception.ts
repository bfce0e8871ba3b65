/** Content that cannot be made: a file that cannot be read, a value that is not JSON, more of it than allowed. The mistake is the server's. */
export class ContentException extends Error {
  /** @param message what is wrong with the content, for the log */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = ContentException.name;
  }
}
