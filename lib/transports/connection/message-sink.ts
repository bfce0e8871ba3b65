/** The way out of a connection: a stream that takes whole messages. */
export interface MessageSink {
  /** Sends one message; does nothing once the client is gone. */
  send(json: string): void;
  /** Bytes handed over that the client has not taken yet. */
  readonly backlog: number;
}
