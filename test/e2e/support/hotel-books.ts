import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';

/** The database of sample 07 in a file of its own, which the sample and its test both open. */
export class HotelBooks {
  readonly #folder = mkdtempSync(join(tmpdir(), 'front-desk-'));
  /** What `BOOKINGS_DB` is to name. */
  readonly file = join(this.#folder, 'bookings.db');

  /** The rows there are of a guest, those of cancelled bookings included. */
  rowsOf(guest: string) {
    const database = new Database(this.file, { readonly: true });
    try {
      return {
        bookings: database
          .prepare('SELECT * FROM bookings WHERE guest = ?')
          .all(guest),
        charges: database
          .prepare(
            'SELECT euros FROM charges JOIN bookings ON booking_id = id WHERE guest = ?',
          )
          .all(guest),
      };
    } finally {
      database.close();
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
