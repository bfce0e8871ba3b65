/** What came back for one request. */
export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** A JSON-RPC message as found in an answer. */
export type Sent = Readonly<Record<string, unknown>>;

/**
 * The messages of an answer, of a JSON body or an event stream.
 *
 * @throws Error when it is neither
 */
export function messagesIn({ headers, text }: FuzzAnswer): readonly Sent[] {
  if (text === '') return [];
  const type = headers['content-type'];
  if (type === 'application/json') return asMessages(JSON.parse(text));
  if (type !== 'text/event-stream') {
    throw new Error(`A body of the type ${type}`);
  }
  return text
    .split('\n\n')
    .filter((event) => event !== '' && !event.startsWith(':'))
    .flatMap((event) => {
      const [name, data = '', ...more] = event.split('\n');
      if (name !== 'event: message' || more.length > 0) {
        throw new Error(`An odd event: ${event}`);
      }
      return asMessages(JSON.parse(data.slice('data: '.length)));
    });
}

function asMessages(value: unknown): readonly Sent[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => {
    if (isSent(each) && each['jsonrpc'] === '2.0') return each;
    throw new Error(`Not a JSON-RPC message: ${JSON.stringify(each)}`);
  });
}

function isSent(value: unknown): value is Sent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
