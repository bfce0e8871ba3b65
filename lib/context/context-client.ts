import type { ClientIdentity } from '../exchange/inbound-request.js';
import { isPlainObject } from '../schema/is-object.js';

/** The client of a call, as far as it said who it is. */
export class ContextClient implements ClientIdentity {
  readonly info?: NonNullable<ClientIdentity['info']>;
  readonly capabilities: ClientIdentity['capabilities'];

  /** @internal */
  constructor({ info, capabilities }: ClientIdentity) {
    if (info) this.info = info;
    this.capabilities = capabilities;
  }

  /**
   * Whether the client said it can do something.
   *
   * @param capability its path, such as `sampling`, `sampling.tools`,
   *   `elicitation.url`, `roots` or `extensions.com.example/thing`. A client
   *   that says `elicitation` and nothing more has `elicitation.form`
   *   (2025-11-25, Elicitation)
   */
  supports(capability: string): boolean {
    const [first = '', ...rest] = capability.split('.');
    const top = this.capabilities[first];
    // Ids of extensions have dots of their own.
    const path =
      first === 'extensions' && rest.length > 0 ? [rest.join('.')] : rest;
    if (capability === 'elicitation.form' && isPlainObject(top)) {
      return 'form' in top || !('url' in top);
    }
    let value: unknown = top;
    for (const name of path) {
      if (!isPlainObject(value) || !Object.hasOwn(value, name)) return false;
      value = value[name];
    }
    return isPlainObject(value) || value === true;
  }
}
