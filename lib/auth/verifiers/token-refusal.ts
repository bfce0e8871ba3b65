/** A token turned down while it is looked at. Never leaves the verifier. */
export class TokenRefusal extends Error {
  /** @param message a clause saying why, without the token */
  constructor(message: string) {
    super(message);
    this.name = TokenRefusal.name;
  }
}
