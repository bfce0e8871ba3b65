import { ServiceUnavailableException } from '@nestjs/common';

/**
 * Whether a token is valid cannot be told now: the keys or the introspection
 * endpoint are out of reach, or answer with something that is no answer. The
 * token may be good, so this is no denial; the caller should try again later.
 */
export class VerifierUnavailableException extends ServiceUnavailableException {
  /** @param cause what is out of reach and why; for the log, clients are not told */
  constructor(cause: Error) {
    super('Access tokens cannot be verified at the moment', { cause });
    this.name = VerifierUnavailableException.name;
  }
}
