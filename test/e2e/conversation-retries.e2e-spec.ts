import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../sample/07-conversation/app.module.js';
import { BookingDatabase } from '../../sample/07-conversation/bookings/booking-database.js';
import { HotelBooks } from './support/hotel-books.js';
import { bookRoom, lastRoundOf, paying, STAY } from './support/hotel-rounds.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

const CHARGED = [{ euros: 160 }];
const ANSWERED = {
  code: -32602,
  message: 'The requestState is of a call that has been answered.',
};

describe.each(PLATFORMS)(
  'a booking whose client repeats its requests, on %s',
  (platform) => {
    let running: Running;
    let books: HotelBooks;
    let url: string;
    let guests = 0;

    beforeAll(async () => {
      books = new HotelBooks();
      process.env['BOOKINGS_DB'] = books.file;
      running = await start(AppModule, platform);
      ({ url } = running);
    });

    afterAll(async () => {
      await running.app.close();
      delete process.env['BOOKINGS_DB'];
      books.remove();
    });

    const newGuest = () => {
      guests += 1;
      return `${platform} ${guests}`;
    };

    /** Sends the same some times, one after the other or all at once. */
    const WAYS = {
      'one after the other': async <T>(send: () => Promise<T>) => [
        await send(),
        await send(),
        await send(),
      ],
      'all at once': <T>(send: () => Promise<T>) =>
        Promise.all([send(), send(), send(), send(), send()]),
    };

    describe.each(Object.entries(WAYS))('%s', (_, repeat) => {
      it('is asked the same again, and can go on with each answer', async () => {
        const guest = newGuest();
        const first = await bookRoom(url, guest);
        const { requestState } = first.body.result;
        const asked = await repeat(() =>
          bookRoom(url, guest, { requestState, inputResponses: STAY }),
        );
        const [{ inputRequests }] = asked.map(({ body }) => body.result);
        expect(Object.keys(inputRequests).sort()).toEqual(['note', 'payment']);
        for (const { body } of asked) {
          expect(body.result).toMatchObject({
            resultType: 'input_required',
            inputRequests,
          });
        }
        const told = await bookRoom(url, guest, {
          requestState: asked.at(-1)?.body.result.requestState,
          inputResponses: paying('accept'),
        });
        expect(told.body.result.structuredContent).toMatchObject({ guest });
        expect(books.rowsOf(guest).charges).toEqual(CHARGED);
      });

      it('has one answer to its last request, and one charge', async () => {
        const guest = newGuest();
        const last = await lastRoundOf(url, guest);
        const told = await repeat(() => bookRoom(url, guest, last));
        const [{ result }] = told.map(({ body }) => body);
        expect(result.structuredContent).toMatchObject({ guest, charge: 160 });
        for (const { status, body } of told) {
          expect(status).toBe(200);
          expect(body.result).toEqual(result);
        }
        const { bookings, charges } = books.rowsOf(guest);
        expect(bookings).toHaveLength(1);
        expect(charges).toEqual(CHARGED);
      });

      it('has one answer when the guest declined, and no charge', async () => {
        const guest = newGuest();
        const last = await lastRoundOf(url, guest, paying('decline'));
        const told = await repeat(() => bookRoom(url, guest, last));
        for (const { body } of told) {
          expect(body.result.content[0].text).toContain('declined');
        }
        expect(books.rowsOf(guest)).toEqual({ bookings: [], charges: [] });
      });
    });

    it('cannot change its mind once it has the answer', async () => {
      const guest = newGuest();
      const last = await lastRoundOf(url, guest);
      await bookRoom(url, guest, last);
      for (const other of [
        paying('accept', 'deposit'),
        paying('decline'),
        { ...STAY, ...paying('accept') },
        {},
      ]) {
        const { body } = await bookRoom(url, guest, {
          ...last,
          inputResponses: other,
        });
        expect(body.error).toMatchObject(ANSWERED);
      }
      expect(books.rowsOf(guest).charges).toEqual(CHARGED);
    });

    it('cannot accept any more after it declined', async () => {
      const guest = newGuest();
      const last = await lastRoundOf(url, guest, paying('decline'));
      await bookRoom(url, guest, last);
      const { body } = await bookRoom(url, guest, {
        ...last,
        inputResponses: paying('accept'),
      });
      expect(body.error).toMatchObject(ANSWERED);
      expect(books.rowsOf(guest).charges).toEqual([]);
    });

    it('is charged once by different answers at once', async () => {
      const guest = newGuest();
      const last = await lastRoundOf(url, guest);
      await Promise.all(
        ['full', 'deposit', 'full', 'deposit'].map((value) =>
          bookRoom(url, guest, {
            ...last,
            inputResponses: paying('accept', value),
          }),
        ),
      );
      const { bookings, charges } = books.rowsOf(guest);
      expect([bookings.length, charges.length]).toEqual([1, 1]);
    });

    it('cannot be gone on with for another guest', async () => {
      const guest = newGuest();
      const last = await lastRoundOf(url, guest);
      const other = newGuest();
      const { body } = await bookRoom(url, other, last);
      expect(body.error).toMatchObject({
        code: -32602,
        message: 'Invalid or expired requestState',
      });
      expect(books.rowsOf(other).bookings).toEqual([]);
    });

    it('is charged once also where the server forgot that it did', () => {
      const guest = newGuest();
      const database = running.app.get(BookingDatabase);
      const booking = {
        guest,
        arrival: '2027-05-01',
        nights: 2,
        room: 'single',
        note: 'Hello!',
        charge: 160,
      } as const;
      const first = database.book(`key of ${guest}`, booking);
      database.cancel(first.id);
      const second = database.book(`key of ${guest}`, booking);
      expect(second).toEqual(first);
      expect(books.rowsOf(guest).charges).toEqual(CHARGED);
    });
  },
);
