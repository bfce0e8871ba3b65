import { randomBytes } from 'node:crypto';
import { BusLink } from './bus-link.js';
import type { MessageBus } from './message-bus.js';

/** How long another replica may take for an answer, in milliseconds. */
const PATIENCE_MS = 1_000;

/** How long one that did not answer is not waited for, in milliseconds. */
const REST_MS = 10_000;

/** Longest message taken from the bus, in characters. */
const LONGEST = 256 * 1024;

/** From whom, which question, and whether it is that (`?`) or its answer (`!`). */
const HEAD = /^([\w-]{1,64}) ([\w-]{1,32})([?!])/;

/**
 * Answers what another replica asks.
 * @returns the answer; where it throws, there is none
 */
export type ReplicaAnswerer = (question: string) => Promise<string>;

interface Waiting {
  readonly replica: string;
  readonly resolve: (answer: string | undefined) => void;
}

/** What a link is made of. */
export interface ReplicaLinkInit {
  readonly bus: MessageBus;
  /** Names the server; its replicas share it. */
  readonly serverId: string;
  /** Names this replica, unlike any other. */
  readonly replica: string;
  /** Called with what others ask. */
  readonly answer: ReplicaAnswerer;
}

/**
 * Lets a replica ask another one something, by its name, over the bus they
 * share: each has a channel of its own. One that is gone does not answer, which
 * must harm nobody.
 */
export class ReplicaLink {
  readonly #link: BusLink;
  readonly #waiting = new Map<string, Waiting>();
  /** Replicas that did not answer, and until when they are not waited for. */
  readonly #silent = new Map<string, number>();

  constructor(private readonly init: ReplicaLinkInit) {
    this.#link = new BusLink(init.bus, this.#channelOf(init.replica));
  }

  /**
   * Lets others ask this replica; calling it again adds nothing.
   *
   * @returns what resolves when they can, or cannot for now, after five seconds
   *   at most; `undefined` when there is nothing to wait for
   */
  open(): Promise<void> | undefined {
    return this.#link.subscribe((message) => this.#receive(message));
  }

  /**
   * Asks another replica something.
   * @returns its answer; `undefined` when there is none within a second, and at
   *   once where it did not answer a moment ago, which is asked all the same
   */
  async ask(replica: string, question: string): Promise<string | undefined> {
    void this.open();
    const id = randomBytes(12).toString('base64url');
    const isSilent = (this.#silent.get(replica) ?? 0) > Date.now();
    this.#send(replica, `${id}?${question}`);
    if (isSilent) return undefined;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#rest(replica);
        this.#settle(id, undefined);
      }, PATIENCE_MS);
      this.#waiting.set(id, {
        replica,
        resolve: (answer) => {
          clearTimeout(timer);
          resolve(answer);
        },
      });
    });
  }

  /** Ends the waiting, and leaves the bus. */
  async close(): Promise<void> {
    for (const id of this.#waiting.keys()) this.#settle(id, undefined);
    await this.#link.close();
  }

  #send(replica: string, text: string): void {
    const message = `${this.init.replica} ${text}`;
    this.#link.publish(message, this.#channelOf(replica));
  }

  #receive(message: string): void {
    if (message.length > LONGEST) return;
    const [head, from = '', id = '', kind] = HEAD.exec(message) ?? [];
    if (head === undefined) return;
    this.#silent.delete(from);
    const text = message.slice(head.length);
    if (kind === '!') {
      if (this.#waiting.get(id)?.replica === from) this.#settle(id, text);
      return;
    }
    this.init.answer(text).then(
      (answer) => this.#send(from, `${id}!${answer}`),
      () => undefined,
    );
  }

  #channelOf(replica: string): string {
    return `${this.init.serverId}:replicas:${replica}`;
  }

  #settle(id: string, answer: string | undefined): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.resolve(answer);
  }

  #rest(replica: string): void {
    const now = Date.now();
    for (const [name, until] of this.#silent) {
      if (until <= now) this.#silent.delete(name);
    }
    this.#silent.set(replica, now + REST_MS);
  }
}
