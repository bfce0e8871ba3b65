/** A result whose JSON text was made before the request came; spliced into the reply as it is. */
export class PreparedJson {
  /** @param text JSON text of an object */
  constructor(readonly text: string) {}
}
