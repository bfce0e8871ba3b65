/** Takes one message of a channel. */
export type BusListener = (message: string) => void;

/**
 * Carries messages between the replicas of a server: what is published on a
 * channel reaches whoever is subscribed to it, here and elsewhere, in the order
 * in which one publisher published it. Messages published while nobody is
 * subscribed, or while the bus is away, are lost: nothing may depend on one.
 *
 * Write one over whatever your replicas already share; `nest-fastmcp/redis` has
 * one for Redis, and without any, messages stay in the process.
 *
 * @example
 * ```ts
 * class NatsBus implements MessageBus {
 *   constructor(private readonly nats: NatsConnection) {}
 *   publish(channel: string, message: string) {
 *     this.nats.publish(channel, message);
 *   }
 *   subscribe(channel: string, listener: BusListener) {
 *     const subscription = this.nats.subscribe(channel, {
 *       callback: (_, { string }) => listener(string()),
 *     });
 *     return () => subscription.unsubscribe();
 *   }
 * }
 * ```
 */
export interface MessageBus {
  /**
   * Sends a message to all subscribers of a channel, the publisher's own process included.
   * @param channel made of printable characters, unique to one server
   * @param message any text
   * @throws, or rejects, when the bus is away; soon, and without keeping the message
   */
  publish(channel: string, message: string): void | Promise<void>;
  /**
   * Calls a listener with each message of a channel from now on.
   * @returns what ends the subscription; calling it again does nothing
   */
  subscribe(
    channel: string,
    listener: BusListener,
  ): (() => void) | Promise<() => void>;
  /** Lets go of everything the bus opened itself. */
  close?(): void | Promise<void>;
}
