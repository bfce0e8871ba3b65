import { Injectable } from '@nestjs/common';

/** Does what the endpoint method stands for. What the method returns is not looked at: the protocol fixes the answer. */
export type Proceed = () => unknown;

/**
 * The class and handlers guards and interceptors see for requests that are for
 * no component: handshakes, lists, notifications. An app-wide guard that
 * protects everything protects these too.
 *
 * Extend it to put decorators there, and name it in `http.endpoint`:
 *
 * @example
 * ```ts
 * @SkipThrottle()
 * class PublicLists extends McpEndpoint {
 *   @Public()
 *   override list(proceed: Proceed) { return super.list(proceed); }
 * }
 * ```
 */
@Injectable()
export class McpEndpoint {
  /** `initialize`: the handshake of 2025 clients. */
  initialize(proceed: Proceed): unknown {
    return proceed();
  }

  /** `server/discover`: what 2026 clients ask instead of a handshake. */
  discover(proceed: Proceed): unknown {
    return proceed();
  }

  /** `ping`. */
  ping(proceed: Proceed): unknown {
    return proceed();
  }

  /** The lists: `tools/list`, `resources/list`, `resources/templates/list`, `prompts/list`. */
  list(proceed: Proceed): unknown {
    return proceed();
  }

  /** A call of a tool, resource, prompt or argument that does not exist. */
  call(proceed: Proceed): unknown {
    return proceed();
  }

  /** `logging/setLevel`. */
  configure(proceed: Proceed): unknown {
    return proceed();
  }

  /**
   * `subscriptions/listen`, and giving up a subscription of 2025 clients. Done
   * when the subscription is made: interceptors do not see the stream after it.
   */
  subscribe(proceed: Proceed): unknown {
    return proceed();
  }

  /** Methods of an `McpExtension`. */
  extension(proceed: Proceed): unknown {
    return proceed();
  }

  /** GET: a session's stream of what the server has to say by itself. */
  stream(proceed: Proceed): unknown {
    return proceed();
  }

  /** DELETE: the end of a session. */
  end(proceed: Proceed): unknown {
    return proceed();
  }

  /** Notifications of the client. */
  notification(proceed: Proceed): unknown {
    return proceed();
  }
}
