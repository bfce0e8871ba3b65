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
 *
 * @param from name of that replica
 * @returns the answer; where it throws, there is none
 */
export type ReplicaAnswerer = (
  question: string,
  from: string,
) => Promise<string>;

interface Waiting {
  readonly replica: string;
  readonly resolve: (answer: string | undefined) => void;
}

/** Takes what another replica tells all others. */
export type ReplicaHearer = (text: string) => void;

/** What a link is made of. */
export interface ReplicaLinkInit {
  readonly bus: MessageBus;
  /** Names the server; its replicas share it. */
  readonly serverId: string;
  /** Names this replica, unlike any other. */
  readonly replica: string;
  /** Called with what others ask. */
  readonly answer: ReplicaAnswerer;
  /** Called with what others tell everybody. */
  readonly hear?: ReplicaHearer;
}

/**
 * Lets a replica ask another one something, by its name, over the bus they
 * share: each has a channel of its own, and there is one for what all shall
 * know. One that is gone does not answer, which must harm nobody.
 */
export class ReplicaLink {
  readonly #link: BusLink;
  readonly #all: BusLink;
  readonly #waiting = new Map<string, Waiting>();
  /** Replicas that did not answer, and until when they are not waited for. */
  readonly #silent = new Map<string, number>();

  constructor(private readonly init: ReplicaLinkInit) {
    this.#link = new BusLink(init.bus, this.#channelOf(init.replica));
    this.#all = new BusLink(init.bus, `${init.serverId}:replicas`);
  }

  /**
   * Lets others ask and tell this replica; calling it again adds nothing.
   *
   * @returns what resolves when they can, or cannot for now, after five seconds
   *   at most; `undefined` when there is nothing to wait for
   */
  open(): Promise<void> | undefined {
    const joining = [
      this.#link.subscribe((message) => this.#receive(message)),
      this.#all.subscribe((message) => this.#hear(message)),
    ].filter((one) => one !== undefined);
    return joining.length === 0
      ? undefined
      : Promise.all(joining).then(() => undefined);
  }

  /** Tells all other replicas something. Those that do not hear it are not told again. */
  tell(text: string): void {
    this.#all.publish(`${this.init.replica} ${text}`);
  }

  /**
   * Asks another replica something.
   * @returns its answer; `undefined` when there is none within a second, and at
   *   once where it did not answer a moment ago, which is asked all the same
   */
  async ask(replica: string, question: string): Promise<string | undefined> {
    const joining = this.open();
    // Before, an answer would be missed.
    if (joining) await joining;
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
    await Promise.all([this.#link.close(), this.#all.close()]);
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
    this.init.answer(text, from).then(
      (answer) => this.#send(from, `${id}!${answer}`),
      () => undefined,
    );
  }

  #hear(message: string): void {
    const end = message.indexOf(' ');
    if (message.length > LONGEST || end < 0) return;
    const from = message.slice(0, end);
    if (from !== this.init.replica) this.init.hear?.(message.slice(end + 1));
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
