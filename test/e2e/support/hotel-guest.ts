import { expect } from '@jest/globals';
import { eventually } from '../../redis/support/eventually.js';

/** What a guest makes of a question. */
export interface GuestAnswer {
  readonly action: 'accept' | 'decline' | 'cancel';
  readonly content?: Readonly<Record<string, string | number>>;
}

/** What the front desk of sample 07 asks, and a guest who agrees to everything. */
const WILLING = {
  stay: {
    action: 'accept',
    content: { arrival: '2027-05-01', nights: 3, room: 'double' },
  },
  payment: { action: 'accept', content: { value: 'deposit' } },
  cancelling: { action: 'accept', content: {} },
} satisfies Record<string, GuestAnswer>;

type Asked = keyof typeof WILLING;

/** What the model of each guest's client writes. */
export const NOTE = 'Sleep well by the sea.';

/** The user of a client, and its model. */
export class HotelGuest {
  /** What was asked, in this order; `note` by asking the model. */
  asked: string[] = [];
  #answers: Readonly<Record<Asked, GuestAnswer>> = WILLING;
  #waits = false;

  /** Agrees to everything from now on but what is given here. */
  will(answers: Partial<Record<Asked, GuestAnswer>> = {}): void {
    this.asked = [];
    this.#answers = { ...WILLING, ...answers };
    this.#waits = false;
  }

  /** From now on answers neither of two questions before both were asked. */
  waitForBoth(): void {
    this.will();
    this.#waits = true;
  }

  /** @param params of `elicitation/create` */
  async elicit(params: object) {
    const { action, content } = await this.#answer(questionIn(params));
    return { action, ...(content && { content: { ...content } }) };
  }

  /** Answers `sampling/createMessage`. */
  async sample() {
    await this.#ask('note');
    return {
      role: 'assistant' as const,
      model: 'm',
      content: { type: 'text' as const, text: NOTE },
    };
  }

  async #answer(question: Asked): Promise<GuestAnswer> {
    await this.#ask(question);
    return this.#answers[question];
  }

  async #ask(question: string): Promise<void> {
    this.asked.push(question);
    if (!this.#waits || question === 'stay') return;
    await eventually(() =>
      expect([...this.asked].sort()).toEqual(['note', 'payment', 'stay']),
    );
  }
}

/** The questions differ by the fields of their forms. */
function questionIn(params: object): Asked {
  const fields = Object.keys(
    Object(Reflect.get(params, 'requestedSchema')).properties,
  );
  if (fields.length === 0) return 'cancelling';
  return fields.includes('value') ? 'payment' : 'stay';
}
