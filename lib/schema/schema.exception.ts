/**
 * A schema that cannot be made from what the user wrote. Discovery turns it
 * into a line of the start-up error, with class and method.
 */
export class SchemaException extends Error {
  /**
   * @param code stable code, listed in `docs/errors.md`
   * @param message what is wrong with the source
   * @param remedy what to write instead
   */
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = SchemaException.name;
  }
}
