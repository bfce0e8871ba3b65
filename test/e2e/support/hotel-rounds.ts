import { type RpcAnswer, rpc } from './rpc.js';

/** What a client of 2026-07-28 sends with a call it goes on with. */
export interface Round {
  readonly requestState: string;
  readonly inputResponses: Readonly<Record<string, unknown>>;
}

const CAPABILITIES = { elicitation: {}, sampling: {} };

export const STAY = {
  stay: {
    action: 'accept',
    content: { arrival: '2027-05-01', nights: 2, room: 'single' },
  },
};

/** The answers that end a booking. */
export function paying(action: string, value = 'full') {
  return {
    payment: { action, ...(action === 'accept' && { content: { value } }) },
    note: {
      role: 'assistant',
      model: 'm',
      content: { type: 'text', text: 'Hello!' },
    },
  };
}

/** Sends one request of a booking, as a client that does all rounds itself. */
export function bookRoom(
  url: string,
  guest: string,
  round?: Round,
): Promise<RpcAnswer> {
  return rpc(`${url}/mcp`, 'modern', 'tools/call', {
    name: 'book_room',
    arguments: { guest },
    ...round,
    _meta: { 'io.modelcontextprotocol/clientCapabilities': CAPABILITIES },
  });
}

/** Goes on to the last round: what is left is to say how to pay. */
export async function lastRoundOf(
  url: string,
  guest: string,
  inputResponses: Round['inputResponses'] = paying('accept'),
): Promise<Round> {
  const first = await bookRoom(url, guest);
  const { requestState } = first.body.result;
  const stay = { requestState, inputResponses: STAY };
  const second = await bookRoom(url, guest, stay);
  return { requestState: second.body.result.requestState, inputResponses };
}
