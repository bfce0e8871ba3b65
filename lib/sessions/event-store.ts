/** A stream of events to the client: of which session, and which of its streams. */
export interface EventStream {
  /** Id of the session the stream belongs to. */
  readonly session: string;
  /**
   * The stream's name, unlike any other of its session; of the characters
   * A–Z, a–z, 0–9, `_` and `-`, since it is part of event ids.
   */
  readonly name: string;
}

/** Takes an event that is sent again. */
export type ReplayListener = (eventId: string, message: string) => void;

/**
 * Keeps what was sent on event streams for a while, so that a client whose
 * stream broke can have the rest (2025-11-25, Transports, Resumability and
 * Redelivery). The default keeps it in memory, for one process.
 *
 * Events are found by session and id together: a `Last-Event-ID` of another
 * session, and so of another caller, leads nowhere. Each method may answer at
 * once or with a promise.
 */
export interface EventStore {
  /**
   * Keeps a message, as the last of its stream.
   *
   * @param message JSON text; an empty one keeps nothing, but its id marks a
   *   place to resume from (the priming event)
   * @returns the id to send the message with: visible ASCII characters, of use
   *   in this session only
   */
  append(stream: EventStream, message: string): string | Promise<string>;

  /**
   * Sends again what followed an event on its stream, in order. Where caps have
   * taken away some of it, the rest is sent: a late answer is better than none.
   *
   * @param session id of the session the request for it belongs to
   * @param eventId the client's `Last-Event-ID`: anything at all
   * @param send called with each event; never with an empty message
   * @returns the name of the event's stream, or `undefined` when this session
   *   has, or has left, no such event
   */
  replayAfter(
    session: string,
    eventId: string,
    send: ReplayListener,
  ): string | undefined | Promise<string | undefined>;

  /** Drops a stream and its events, when nobody will ask for them again. */
  forget(stream: EventStream): void | Promise<void>;
}
