import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../sample/07-conversation/app.module.js';
import { HotelBooks } from './support/hotel-books.js';
import {
  HTTP_CLIENTS,
  type HotelClient,
  STDIO_CLIENTS,
  type Told,
} from './support/hotel-client.js';
import { type GuestAnswer, HotelGuest, NOTE } from './support/hotel-guest.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

const STDIO_SAMPLE = fileURLToPath(
  new URL('../../build/sample/07-conversation/stdio.js', import.meta.url),
);

const DECLINED = 'Nothing is booked: the guest declined.';
const UNDECIDED = 'Nothing is booked: the guest did not decide.';

const REFUSALS: readonly (readonly [
  string,
  'stay' | 'payment',
  GuestAnswer['action'],
  string,
])[] = [
  ['declines the form', 'stay', 'decline', DECLINED],
  ['puts the form away', 'stay', 'cancel', UNDECIDED],
  ['declines the price', 'payment', 'decline', DECLINED],
  ['puts the price away', 'payment', 'cancel', UNDECIDED],
];

const text = (words: string) => ({ content: [{ type: 'text', text: words }] });

let books: HotelBooks;
let guests = 0;

beforeAll(() => {
  books = new HotelBooks();
  process.env['BOOKINGS_DB'] = books.file;
});

afterAll(() => {
  delete process.env['BOOKINGS_DB'];
  books.remove();
});

describe.each(PLATFORMS)('the front desk on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(AppModule, platform);
  });

  afterAll(() => running.app.close());

  describe.each(HTTP_CLIENTS)('talks with the client %s', (_, connect) => {
    conversation((guest) => connect(running.url, guest));
  });
});

describe.each(STDIO_CLIENTS)(
  'the front desk over stdio talks with the client %s',
  (_, connect) => {
    conversation((guest) =>
      connect({ path: STDIO_SAMPLE, env: { BOOKINGS_DB: books.file } }, guest),
    );
  },
);

/** What is the same for each client, whatever it speaks and over what. */
function conversation(
  connect: (guest: HotelGuest) => Promise<HotelClient>,
): void {
  const user = new HotelGuest();
  let client: HotelClient;

  beforeAll(async () => {
    client = await connect(user);
  });

  afterAll(() => client.close());

  const book = async (): Promise<{ name: string; told: Told }> => {
    guests += 1;
    const name = `Guest ${guests}`;
    return { name, told: await client.call('book_room', { guest: name }) };
  };

  it('and books and charges once when all is accepted', async () => {
    user.will();
    const { name, told } = await book();
    const booking = {
      id: expect.any(Number),
      guest: name,
      arrival: '2027-05-01',
      nights: 3,
      room: 'double',
      note: NOTE,
      charge: 72,
    };
    expect(told['structuredContent']).toEqual(booking);
    const { bookings, charges } = books.rowsOf(name);
    expect(bookings).toHaveLength(1);
    expect(charges).toEqual([{ euros: 72 }]);
    const { structuredContent } = await client.call('list_bookings');
    expect(structuredContent).toEqual({
      bookings: expect.arrayContaining([booking]),
    });
  });

  it.each(REFUSALS)(
    'and books nothing when the guest %s',
    async (_, question, action, words) => {
      user.will({ [question]: { action } });
      const { name, told } = await book();
      expect(told).toMatchObject(text(words));
      expect(user.asked).toContain(question);
      expect(books.rowsOf(name)).toEqual({ bookings: [], charges: [] });
    },
  );

  it('and asks the guest and the model at once', async () => {
    user.waitForBoth();
    const { name } = await book();
    expect(user.asked).toHaveLength(3);
    expect(books.rowsOf(name).charges).toHaveLength(1);
  });

  it('and says what does not fit in the form', async () => {
    const content = { arrival: '2027-02-30', nights: 0, room: 'double' };
    user.will({ stay: { action: 'accept', content } });
    await expect(book()).rejects.toMatchObject({
      code: -32602,
      message: expect.stringMatching(/arrival.*nights/s),
    });
  });

  it('and cancels a booking only once the user agrees', async () => {
    user.will({ cancelling: { action: 'decline' } });
    const { name, told } = await book();
    const { id } = Object(told['structuredContent']);
    const kept = await client.call('cancel_booking', { id });
    expect(kept['isError']).toBe(true);
    expect(books.rowsOf(name).bookings).toMatchObject([{ cancelled: 0 }]);
    user.will();
    const cancelled = await client.call('cancel_booking', { id });
    expect(cancelled).toMatchObject(text(`Booking ${id} is cancelled.`));
    expect(user.asked).toEqual(['cancelling']);
    const { bookings, charges } = books.rowsOf(name);
    expect(bookings).toMatchObject([{ cancelled: 1 }]);
    expect(charges).toHaveLength(1);
    expect(await client.call('cancel_booking', { id })).toMatchObject({
      isError: true,
      ...text(`There is no booking ${id}.`),
    });
  });
}
