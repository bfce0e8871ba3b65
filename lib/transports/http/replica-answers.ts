import { BusLink } from '../../notifications/bus-link.js';
import type { MessageBus } from '../../notifications/message-bus.js';
import type { ClientResponse } from '../../protocol/client-response.js';
import { isJsonObject } from '../../protocol/json-object.js';
import { parseMessage } from '../../protocol/parse-message.js';

/** What the answers of other replicas are made of. */
export interface ReplicaAnswersInit {
  /** Names the server; its replicas share it. */
  readonly serverId: string;
  /** Names this replica: 16 characters of base64url. */
  readonly replica: string;
  readonly bus: MessageBus;
  /** Longest response taken from a client or the bus, in characters. */
  readonly maxSize: number;
}

/** Takes a response, and the id of the session whose client sent it. */
export type AnswerListener = (
  session: string,
  response: ClientResponse,
) => void;

/** A question's id: the replica that asked, and what nobody can guess. */
const QUESTION_ID = /^([\w-]{16})\.[\w-]{22}$/;

/** Room for the id and the session, in characters. */
const ENVELOPE = 200;

/**
 * Answers of clients on their way between replicas: a POST may come to another
 * replica than the one that asked. Each of them has a channel of its own, which
 * the ids of its questions name.
 */
export class ReplicaAnswers {
  readonly #link: BusLink;

  constructor(private readonly init: ReplicaAnswersInit) {
    this.#link = new BusLink(init.bus, this.#channelOf(init.replica));
  }

  /** What the ids of this replica's questions begin with. */
  get idPrefix(): string {
    return `${this.init.replica}.`;
  }

  /**
   * Hears the answers other replicas were given; calling it again adds nothing.
   *
   * @returns what resolves when they are heard or cannot be for now, after five
   *   seconds at most; `undefined` when there is nothing to wait for
   */
  hear(listener: AnswerListener): Promise<void> | undefined {
    return this.#link.subscribe((message) => this.#receive(message, listener));
  }

  /** Sends a response to the replica its id names; does nothing where it names this one, or none. */
  forward(session: string, { id, result, error }: ClientResponse): void {
    const [, replica] = QUESTION_ID.exec(String(id)) ?? [];
    if (replica === undefined || replica === this.init.replica) return;
    const text = JSON.stringify({ session, id, result, error });
    if (this.#isTooLong(text)) return;
    this.#link.publish(text, this.#channelOf(replica));
  }

  /** Hears no more; waits a second at most for what was sent. */
  close(): Promise<void> {
    return this.#link.close();
  }

  /** What comes over a bus may be anything: what is no answer is passed over. */
  #receive(text: string, listener: AnswerListener): void {
    if (this.#isTooLong(text)) return;
    let value: unknown;
    try {
      value = parseMessage(text);
    } catch {
      return;
    }
    if (!isJsonObject(value)) return;
    const { session, id, result, error } = value;
    if (typeof session === 'string' && typeof id === 'string') {
      listener(session, { id, result, error });
    }
  }

  #isTooLong(text: string): boolean {
    return text.length > this.init.maxSize + ENVELOPE;
  }

  #channelOf(replica: string): string {
    return `${this.init.serverId}:answers:${replica}`;
  }
}
