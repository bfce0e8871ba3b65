/** One event of a stream. */
export interface StreamEvent {
  readonly id?: string;
  readonly retry?: number;
  // Tests look into messages of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
}

/** The events of a response that ends. */
export async function eventsOf(response: Response): Promise<StreamEvent[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((block) => block.includes('data:'))
    .map(eventOf);
}

function eventOf(block: string): StreamEvent {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  const id = fields.get('id');
  const retry = fields.get('retry');
  const data = fields.get('data');
  return {
    data: data ? JSON.parse(data) : undefined,
    ...(id !== undefined && { id }),
    ...(retry !== undefined && { retry: Number(retry) }),
  };
}
