import { describe, expect, it } from '@jest/globals';
import { EventTail } from '../../lib/transports/http/event-tail.js';

const event = { kind: 'list-changed', list: 'tools' } as const;
const stampOf = (number: number) => ({ origin: 'one', number });

describe('the tail of what happens', () => {
  it('is kept for each from where it began, and for nobody any longer', () => {
    const tail = new EventTail();
    const add = (...numbers: readonly number[]) =>
      numbers.forEach((number) => tail.add(event, stampOf(number)));
    const numbersOf = (hold: ReturnType<EventTail['hold']>) =>
      hold.events().map(({ stamp }) => stamp.number);
    add(1);
    const first = tail.hold();
    add(2, 3);
    const second = tail.hold();
    add(4);
    expect([first, second].map(numbersOf)).toEqual([[2, 3, 4], [4]]);
    first.end();
    add(5);
    expect(numbersOf(second)).toEqual([4, 5]);
    second.end();
    second.end();
    add(6);
    const third = tail.hold();
    add(7);
    expect(numbersOf(third)).toEqual([7]);
  });
});
