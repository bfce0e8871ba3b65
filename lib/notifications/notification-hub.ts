import { randomUUID } from 'node:crypto';
import { ProtocolFault } from '../errors/protocol-fault.js';
import { isResourceUri, normalizeUri } from '../uri/resource-uri.js';
import { BusLink } from './bus-link.js';
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

/** Ends the name of the replica in front of each message: no UUID has one. */
const SEPARATOR = ' ';

/**
 * Where all that happens to one server comes together, and from where each
 * open stream, session and connection learns of it. Every listener is called
 * once with each event, whether it happened here or on another replica, and
 * whether the bus is there or not.
 */
export class NotificationHub {
  readonly #origin = randomUUID() + SEPARATOR;
  readonly #listeners = new ListenerSet<ServerEvent>();
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
    listener: (event: ServerEvent) => void,
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
    this.#link.subscribe((message) => this.#receive(message));
    const removals = [this.#listeners.add(listener), this.#ends.add(ended)];
    return () => {
      for (const remove of removals) remove();
    };
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
    this.#listeners.deliver(event);
    this.#link.publish(this.#origin + text);
  }

  #receive(message: string): void {
    // Those here have been told already, so that a bus that is away keeps nothing from them.
    if (message.startsWith(this.#origin)) return;
    const event = decodeServerEvent(
      message.slice(message.indexOf(SEPARATOR) + 1),
    );
    if (event) this.#listeners.deliver(event);
  }
}
