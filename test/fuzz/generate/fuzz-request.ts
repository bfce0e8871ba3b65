import { Random } from '../../protocol/random.js';
import { headersOf } from './headers.js';
import { type Message, messageOf } from './message.js';
import { mutateText } from './mutate-text.js';
import { Draw, type Pools } from './pools.js';

/** One HTTP request, wholly determined by seed and number. */
export interface FuzzRequest {
  readonly number: number;
  readonly httpMethod: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether bytes follow the body that are no UTF-8. */
  readonly malformed: boolean;
  /** Whether the client goes away before it is answered. */
  readonly leaves: boolean;
}

/** Spreads consecutive numbers over the generator's states. */
const GOLDEN = 0x9e3779b1;

/** The request of a number, the same whichever were made before it. */
export function requestOf(
  seed: number,
  number: number,
  pools: Pools,
): FuzzRequest {
  const random = new Random(Math.imul(number + 1, GOLDEN) ^ seed);
  // The first states of neighbours are alike.
  random.next();
  const draw = new Draw(random, pools);
  const modern = random.chance(0.5);
  const message = messageOf(draw, modern);
  const isBatch = random.chance(modern ? 0.01 : 0.12);
  const sent = isBatch ? batchOf(draw, modern, message) : message;
  const text = JSON.stringify(sent);
  return {
    number,
    httpMethod: random.mostly('POST', ['GET', 'DELETE', 'PUT', 'PATCH'], 0.99),
    headers: headersOf(draw, modern, message),
    body: random.chance(0.06) ? mutateText(draw, text) : text,
    malformed: random.chance(0.003),
    leaves: random.chance(0.01),
  };
}

function batchOf(draw: Draw, modern: boolean, first: Message): Message[] {
  const length = draw.random.mostly(
    draw.random.pick([1, 2, 3]),
    [0, 100, 101],
    0.98,
  );
  return Array.from({ length }, (_, index) =>
    index === 0 ? first : messageOf(draw, modern && draw.random.chance(0.1)),
  );
}
