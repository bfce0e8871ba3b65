import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import Database from 'libsql';
import type { Booking, NewBooking } from './booking.js';

const TABLES = `
  CREATE TABLE IF NOT EXISTS bookings (
    id INTEGER PRIMARY KEY,
    guest TEXT NOT NULL,
    arrival TEXT NOT NULL,
    nights INTEGER NOT NULL,
    room TEXT NOT NULL,
    note TEXT NOT NULL,
    cancelled INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS charges (
    idempotency_key TEXT NOT NULL UNIQUE,
    booking_id INTEGER NOT NULL REFERENCES bookings (id),
    euros INTEGER NOT NULL
  );
`;

const BOOKINGS = `
  SELECT id, guest, arrival, nights, room, note, euros AS charge
  FROM bookings JOIN charges ON booking_id = id
`;

/** Bookings and what was charged for them, in the file BOOKINGS_DB names, or in memory. */
@Injectable()
export class BookingDatabase implements OnApplicationShutdown {
  private readonly database = new Database(
    process.env['BOOKINGS_DB'] ?? ':memory:',
  );

  constructor() {
    this.database.exec(TABLES);
  }

  onApplicationShutdown(): void {
    this.database.close();
  }

  /**
   * Books and charges: both or neither, and once for each key. `ctx.once()` does
   * not call this twice, unless a process dies after the commit, before it could
   * note that. So the key is kept where the money is.
   */
  book(key: string, booking: NewBooking): Booking {
    const { guest, arrival, nights, room, note, charge } = booking;
    // IMMEDIATE takes the lock before it looks: of two processes one waits.
    return this.database
      .transaction(() => {
        const [known] = this.select('WHERE idempotency_key = ?', key);
        if (known) return known;
        const { lastInsertRowid } = this.database
          .prepare(
            'INSERT INTO bookings (guest, arrival, nights, room, note) VALUES (?, ?, ?, ?, ?)',
          )
          .run(guest, arrival, nights, room, note);
        const id = Number(lastInsertRowid);
        this.database
          .prepare('INSERT INTO charges VALUES (?, ?, ?)')
          .run(key, id, charge);
        return { id, ...booking };
      })
      .immediate();
  }

  list(): Booking[] {
    return this.select('WHERE NOT cancelled ORDER BY id');
  }

  /**
   * Cancels a booking. Its row stays, and the key of its charge with it, for a
   * client that repeats the call that made it.
   *
   * @returns whether there was one to cancel
   */
  cancel(id: number): boolean {
    const { changes } = this.database
      .prepare(
        'UPDATE bookings SET cancelled = 1 WHERE id = ? AND NOT cancelled',
      )
      .run(id);
    return changes > 0;
  }

  private select(condition: string, ...values: string[]): Booking[] {
    return this.database
      .prepare(`${BOOKINGS} ${condition}`)
      .all(...values)
      .filter(isBooking);
  }
}

/** The columns of the query are the properties of a booking. */
function isBooking(row: unknown): row is Booking {
  return typeof row === 'object' && row !== null;
}
