/** A URI template that cannot be read, or values it cannot be filled with. */
export class UriTemplateException extends Error {
  /**
   * @param message what is wrong, one sentence
   * @param remedy what to write instead, one sentence
   */
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = UriTemplateException.name;
  }
}
