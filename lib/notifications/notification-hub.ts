import { randomBytes } from 'node:crypto';
import { ProtocolFault } from '../errors/protocol-fault.js';
import { isResourceUri, normalizeUri } from '../uri/resource-uri.js';
import { BusLink } from './bus-link.js';
import {
  decodeStamp,
  encodeStamp,
  EventClock,
  type EventPosition,
  type EventStamp,
} from './event-clock.js';
import { ListenerSet } from './listener-set.js';
import { LocalBus } from './local-bus.js';
import type { MessageBus } from './message-bus.js';
import { PendingChanges } from './pending-changes.js';
import {
  decodeServerEvent,
  encodeServerEvent,
  type ServerEvent,
} from './server-event.js';

/** What a hub is made of. */
export interface NotificationHubOptions {
  /** Names the server; replicas that share a bus share it, other servers on that bus have another. */
  readonly serverId: string;
  /** Leads to the other replicas; by default there are none. Closed by whoever made it. */
  readonly bus?: MessageBus;
  /** Milliseconds in which several changes of one list are one event; 50 by default. */
  readonly debounceMs?: number;
  /** Most listeners at a time; 10,000 by default. */
  readonly maxListeners?: number;
}

/** Takes an event, and which one it is. */
export type EventListener = (event: ServerEvent, stamp: EventStamp) => void;

/** An event as listeners are called with it. */
interface Told {
  readonly event: ServerEvent;
  readonly stamp: EventStamp;
}

/** Ends the stamp in front of each message: no stamp has one. */
const SEPARATOR = ' ';

/**
 * Where all that happens to one server comes together, and from where each
 * open stream, session and connection learns of it. Every listener is called
 * once with each event, whether it happened here or on another replica, and
 * whether the bus is there or not.
 */
export class NotificationHub {
  readonly #clock = new EventClock(randomBytes(12).toString('base64url'));
  readonly #listeners = new ListenerSet<Told>();
  readonly #ends = new ListenerSet<void>();
  readonly #updated = new Set<string>();
  readonly #changes: PendingChanges;
  readonly #link: BusLink;
  readonly #maxListeners: number;
  #isClosed = false;

  constructor({
    serverId,
    bus = new LocalBus(),
    debounceMs = 50,
    maxListeners = 10_000,
  }: NotificationHubOptions) {
    this.#link = new BusLink(bus, `${serverId}:events`);
    this.#maxListeners = maxListeners;
    this.#changes = new PendingChanges(debounceMs, (list) =>
      this.#send({ kind: 'list-changed', list }),
    );
  }

  /** Names this replica among all that share the bus: 16 characters of base64url. */
  get replica(): string {
    return this.#clock.origin;
  }

  /** Which events listeners have been called with so far. */
  position(): EventPosition {
    return this.#clock.position();
  }

  /** How many listeners there are. */
  get listenerCount(): number {
    return this.#listeners.size;
  }

  /**
   * Tells everybody that something has happened: log messages at once, updates
   * of a resource once per turn of the microtask queue, changes of a list once
   * per `debounceMs`. Does nothing once the hub is closed.
   * @throws TypeError for a URI that is not absolute, and for log data JSON cannot carry
   */
  publish(event: ServerEvent): void {
    if (this.#isClosed) return;
    switch (event.kind) {
      case 'list-changed':
        this.#changes.add(event.list);
        break;
      case 'resource-updated':
        this.#noteUpdate(event.uri);
        break;
      case 'log':
        this.#send(event);
        break;
    }
  }

  /**
   * Calls a listener with each event from now on; URIs in them are normalised.
   * @param ended called when the hub is closed, at once when it is already
   * @returns what ends it; calling it again does nothing
   * @throws ProtocolFault `throttled` when there are too many listeners already
   */
  listen(
    listener: EventListener,
    ended: () => void = () => undefined,
  ): () => void {
    if (this.#isClosed) {
      ended();
      return () => undefined;
    }
    if (this.#listeners.size >= this.#maxListeners) {
      throw new ProtocolFault(
        'throttled',
        'Too many subscriptions are open, try again later.',
      );
    }
    // Kept when the last listener goes: another will come, and what it is told must not wait for the bus.
    void this.joined();
    const tell = ({ event, stamp }: Told) => listener(event, stamp);
    const removals = [this.#listeners.add(tell), this.#ends.add(ended)];
    return () => {
      for (const remove of removals) remove();
    };
  }

  /**
   * Subscribes to the bus, for who is about to listen and must miss nothing
   * that happens on other replicas from then on.
   *
   * @returns what resolves when the subscription stands or cannot be had for
   *   now, after five seconds at most; `undefined` when there is nothing to wait for
   */
  joined(): Promise<void> | undefined {
    return this.#isClosed
      ? undefined
      : this.#link.subscribe((message) => this.#receive(message));
  }

  /** Tells what is still to be told, and lets go of listeners and bus. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#changes.flush();
    this.#tellUpdates();
    this.#isClosed = true;
    this.#listeners.clear();
    this.#ends.deliver();
    this.#ends.clear();
    await this.#link.close();
  }

  #noteUpdate(uri: string): void {
    if (!isResourceUri(uri)) {
      throw new TypeError(
        `A resource is updated by its absolute URI, such as docs://readme, not by ${JSON.stringify(uri)}.`,
      );
    }
    if (this.#updated.size === 0) queueMicrotask(() => this.#tellUpdates());
    this.#updated.add(normalizeUri(uri));
  }

  #tellUpdates(): void {
    const uris = [...this.#updated];
    this.#updated.clear();
    for (const uri of uris) this.#send({ kind: 'resource-updated', uri });
  }

  #send(event: ServerEvent): void {
    const text = encodeServerEvent(event);
    const stamp = this.#clock.next();
    this.#listeners.deliver({ event, stamp });
    this.#link.publish(encodeStamp(stamp) + SEPARATOR + text);
  }

  #receive(message: string): void {
    const end = message.indexOf(SEPARATOR);
    const stamp = decodeStamp(message.slice(0, end));
    // Those here have been told already, so that a bus that is away keeps nothing from them.
    if (stamp.origin === this.replica) return;
    const event = decodeServerEvent(message.slice(end + 1));
    if (!event) return;
    this.#clock.note(stamp);
    this.#listeners.deliver({ event, stamp });
  }
}
