/** What the differential test compares: the status, and the JSON-RPC code of each answer by id. */
export interface Outcome {
  readonly status: number;
  /** `id` to error code, `0` for a result; empty without a body. */
  readonly answers: Readonly<Record<string, number>>;
}

interface Answer {
  readonly id?: unknown;
  readonly error?: { readonly code: number };
}

export async function outcomeOf(response: Response): Promise<Outcome> {
  const text = await response.text();
  const isStream = response.headers
    .get('content-type')
    ?.startsWith('text/event-stream');
  const answers = isStream
    ? eventsOf(text)
    : text === ''
      ? []
      : [JSON.parse(text)].flat();
  return {
    status: response.status,
    answers: Object.fromEntries(
      answers.map((answer: Answer) => [
        JSON.stringify(answer.id ?? null),
        answer.error?.code ?? 0,
      ]),
    ),
  };
}

function eventsOf(text: string): Answer[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line): Answer => JSON.parse(line.slice('data: '.length)));
}

/** Ids are compared only where both sides answered more than one message. */
export function sameOutcome(one: Outcome, other: Outcome): boolean {
  const codes = (outcome: Outcome) => {
    const entries = Object.entries(outcome.answers);
    return entries.length === 1
      ? JSON.stringify(Object.values(outcome.answers))
      : JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return one.status === other.status && codes(one) === codes(other);
}
