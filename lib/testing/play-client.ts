import type { Client, ClientCapabilities } from '@modelcontextprotocol/client';
import type { TestClientOptions } from './test-client-options.js';

/** What of a client a test plays. */
type Played = Pick<TestClientOptions, 'elicit' | 'sample' | 'roots'>;

/** What a client can be asked whose user, model and roots a test plays. */
export function playedCapabilities({
  elicit,
  sample,
  roots,
}: Played): ClientCapabilities {
  return {
    ...(elicit && { elicitation: { form: {}, url: {} } }),
    ...(sample && { sampling: { tools: {} } }),
    ...(roots && { roots: {} }),
  };
}

/** Lets a test answer what a client is asked, in both eras alike. */
export function playClient(
  client: Client,
  { elicit, sample, roots }: Played,
): void {
  if (elicit) {
    client.setRequestHandler('elicitation/create', ({ params }) =>
      elicit(params),
    );
  }
  if (sample) {
    client.setRequestHandler('sampling/createMessage', ({ params }) =>
      sample(params),
    );
  }
  if (roots) {
    client.setRequestHandler('roots/list', () => ({ roots: [...roots] }));
  }
}
