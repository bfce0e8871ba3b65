/**
 * A server that answered with something else than success. Clients are told
 * that it had enough of us (429) or took too long (504), otherwise a log
 * reference; its words are in neither.
 */
export class UpstreamResponseException extends Error {
  /**
   * @param url what was asked for; its query, which may hold keys, stays out of the message
   * @param status the HTTP status
   */
  constructor(
    { origin, pathname }: URL,
    readonly status: number,
  ) {
    super(`${origin}${pathname} answered with status ${status}.`);
    this.name = UpstreamResponseException.name;
  }
}
